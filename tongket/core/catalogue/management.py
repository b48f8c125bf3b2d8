"""State management of security and order (quản lý nhà nước về an ninh, trật tự), from the communes' monthly returns."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Level, Ratio, flow

CHAPTER = Chapter(
    "management", ("Quản lý nhà nước về an ninh, trật tự", "State management of security and order"),
    "Phòng Cảnh sát QLHC về TTXH", register="returns",
)  # fmt: skip
ELIGIBLE, COLLECTED, ISSUED = Level("id_eligible"), Level("id_collected"), Level("id_issued")
PROCEDURES = flow("procedures_received")
_ID = "công dân"

CHAPTER.add(
    "id_eligible", ELIGIBLE,
    ("Số công dân đủ điều kiện cấp căn cước", "Citizens eligible for an ID card"),
    ("Số công dân thường trú đủ điều kiện cấp căn cước công dân vào cuối tháng sau cùng của kỳ.",
     "Resident citizens eligible for an ID card at the end of the last month of the period."),
    "CCCD", unit=(_ID, "citizens"),
)  # fmt: skip
CHAPTER.add(
    "id_collected", COLLECTED,
    ("Số công dân đã thu nhận hồ sơ căn cước", "Citizens whose ID application was collected"),
    ("Số công dân đã được thu nhận hồ sơ cấp căn cước, lũy kế đến cuối kỳ.",
     "Citizens whose ID application has been collected, cumulative to the end of the period."),
    "CCCD", unit=(_ID, "citizens"), better="high",
)  # fmt: skip
CHAPTER.add(
    "id_issued", ISSUED,
    ("Số công dân đã được cấp căn cước", "Citizens issued with an ID card"),
    ("Số công dân đã được cấp thẻ căn cước, lũy kế đến cuối kỳ.",
     "Citizens issued with an ID card, cumulative to the end of the period."),
    "CCCD", unit=(_ID, "citizens"), better="high",
)  # fmt: skip
CHAPTER.add(
    "id_collected_rate", Ratio(COLLECTED, ELIGIBLE),
    ("Tỷ lệ thu nhận hồ sơ căn cước công dân", "ID collection rate"),
    ("Số công dân đã thu nhận hồ sơ chia cho số công dân đủ điều kiện, cùng vào cuối tháng sau cùng của kỳ.",
     "Citizens whose application was collected over citizens eligible, both at the end of the last month."),
    "CCCD", better="high", n_id="id_collected", of_id="id_eligible",
    parts=("công dân đã thu nhận", "citizens collected", "công dân đủ điều kiện", "citizens eligible"),
)  # fmt: skip
CHAPTER.add(
    "id_issued_rate", Ratio(ISSUED, ELIGIBLE),
    ("Tỷ lệ cấp căn cước công dân", "ID issue rate"),
    ("Số công dân đã được cấp căn cước chia cho số công dân đủ điều kiện, cùng vào cuối tháng sau cùng của kỳ.",
     "Citizens issued with a card over citizens eligible, both at the end of the last month."),
    "CCCD", better="high", n_id="id_issued", of_id="id_eligible",
    parts=("công dân đã được cấp", "citizens issued", "công dân đủ điều kiện", "citizens eligible"),
)  # fmt: skip
CHAPTER.add(
    "weapons_handed_in", flow("weapons_handed_in"),
    ("Số vũ khí, vật liệu nổ, công cụ hỗ trợ vận động giao nộp", "Weapons and explosives handed in"),
    ("Số vũ khí, vật liệu nổ, công cụ hỗ trợ người dân giao nộp trong kỳ.",
     "Weapons, explosives and support tools handed in by people in the period."),
    "VŨ-KHÍ", better="high",
)  # fmt: skip
CHAPTER.add(
    "residence_checks", flow("residence_checks"),
    ("Số lượt kiểm tra cư trú", "Residence inspections"),
    ("Số lượt kiểm tra việc chấp hành pháp luật về cư trú trong kỳ.", "Inspections of residence rules in the period."),
    "CƯ-TRÚ",
)  # fmt: skip
CHAPTER.add(
    "business_checks", flow("business_checks"),
    ("Số lượt kiểm tra cơ sở kinh doanh có điều kiện", "Inspections of conditional businesses"),
    ("Số lượt kiểm tra cơ sở kinh doanh ngành, nghề có điều kiện về an ninh, trật tự trong kỳ.",
     "Inspections in the period of businesses under security conditions."),
    "NĐ-96-2016",
)  # fmt: skip
CHAPTER.add(
    "procedures_received", PROCEDURES,
    ("Số hồ sơ thủ tục hành chính tiếp nhận", "Administrative files received"),
    ("Số hồ sơ thủ tục hành chính do Công an cấp xã tiếp nhận trong kỳ.",
     "Administrative files received by commune police in the period."),
    "NĐ-61-2018",
)  # fmt: skip
CHAPTER.add(
    "procedures_on_time_rate", Ratio(flow("procedures_on_time"), PROCEDURES),
    ("Tỷ lệ hồ sơ hành chính giải quyết đúng hạn", "Administrative files settled on time"),
    ("Số hồ sơ giải quyết trước hạn và đúng hạn chia cho số hồ sơ tiếp nhận trong kỳ.",
     "Files settled in time over files received in the period."),
    "NĐ-61-2018", better="high", n_id="procedures_on_time", of_id="procedures_received",
    parts=("hồ sơ đúng hạn", "files on time", "hồ sơ tiếp nhận", "files received"),
)  # fmt: skip
CHAPTER.add(
    "procedures_online_rate", Ratio(flow("procedures_online"), PROCEDURES),
    ("Tỷ lệ hồ sơ nộp trực tuyến", "Files submitted online"),
    ("Số hồ sơ nộp trực tuyến chia cho số hồ sơ tiếp nhận trong kỳ.", "Files submitted online over files received."),
    "NĐ-61-2018", better="high", n_id="procedures_online", of_id="procedures_received",
    parts=("hồ sơ trực tuyến", "files online", "hồ sơ tiếp nhận", "files received"),
)  # fmt: skip
CHAPTER.add(
    "traffic_fines", flow("traffic_fines"),
    ("Số trường hợp vi phạm giao thông bị xử phạt", "Traffic violations penalised"),
    ("Số trường hợp vi phạm trật tự, an toàn giao thông bị xử phạt trong kỳ.",
     "Traffic violations penalised in the period."),
    "NĐ-100-2019",
)  # fmt: skip
CHAPTER.add(
    "drug_users_managed", Level("drug_users_managed"),
    ("Số người sử dụng ma túy đang quản lý", "Drug users under management"),
    ("Số người sử dụng trái phép chất ma túy, người nghiện đang quản lý tại xã vào cuối kỳ.",
     "Drug users and addicts under management in the commune at the end of the period."),
    "MA-TÚY", better="low",
)  # fmt: skip
