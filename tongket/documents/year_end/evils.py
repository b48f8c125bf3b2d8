"""Social evils and wanted persons: the situation of part I, the results of part II."""

from __future__ import annotations

from tongket.documents.outline import Block, Heading, Runs, words
from tongket.documents.year_end import coverage
from tongket.documents.year_end.sentences import NO_FIGURES, para, sentence
from tongket.documents.year_end.teller import Teller

KINDS = (
    ("cờ bạc", "gambling"), ("mại dâm", "prostitution"), ("sử dụng trái phép chất ma túy", "drug_use"),
)  # fmt: skip
TREATMENTS = (
    ("cai nghiện tự nguyện ", "treatment_voluntary"),
    ("cai nghiện bắt buộc ", "treatment_compulsory"),
    ("điều trị bằng thuốc thay thế (methadone) ", "treatment_methadone"),
    ("quản lý sau cai nghiện ", "treatment_after_treatment"),
)


def situation(teller: Teller) -> tuple[Block, ...]:
    """Part I: what was found, by kind; how many drug users are under record; the spots."""
    found = sentence(
        teller.phrase(
            "Phát hiện ", "evil_cases", " việc tệ nạn xã hội", zero="Không phát hiện vụ việc tệ nạn xã hội", tail="full"
        ),
        teller.phrase("liên quan ", "evil_persons", zero="không có người liên quan"),
    )
    kinds = [_kind(teller, name, key) for name, key in KINDS]
    return (
        Heading(2, "7.", "Tệ nạn xã hội"),
        *(para(found) or para(words(f"{NO_FIGURES}."))),
        *para(sentence(*kinds, start="Trong đó: ")),
        *coverage.note(teller, "evil_cases"),
        *para(_under_record(teller)),
        *coverage.note(teller, "drug_users_managed"),
    )


def _kind(teller: Teller, name: str, key: str) -> Runs:
    """One kind with its persons: "cờ bạc 120 vụ, 560 người"; nothing where there was none."""
    cases = teller.some(f"{name} ", f"evil_cases_{key}")
    persons = teller.some("", f"evil_persons_{key}")
    return words(cases, ", " if cases and persons else "", persons)


def _under_record(teller: Teller) -> Runs:
    return sentence(
        teller.phrase(
            "Đang quản lý ", "drug_users_managed", " sử dụng trái phép chất ma túy, nghiện ma túy", tail="short"
        ),
        teller.phrase("còn ", "spots_standing", " phức tạp về tệ nạn xã hội, an ninh, trật tự",
                      zero="không còn điểm phức tạp"),
    )  # fmt: skip


def wanted(teller: Teller) -> tuple[Block, ...]:
    """Part II: the identity in one sentence, then the shares with both integers."""
    title = Heading(2, "5.", "Công tác truy nã")
    if teller.result("wanted_end") is None:
        return (title, *para(words("Việc truy nã thuộc thẩm quyền Cơ quan điều tra cấp huyện, cấp tỉnh.")))
    if not teller.known("wanted_start", "wanted_new", "wanted_end"):
        return (title, *para(words(f"{NO_FIGURES}.")))
    flow = sentence(
        teller.plain("đầu kỳ ", "wanted_start"),
        teller.phrase("truy nã mới ", "wanted_new", tail="short"),
        teller.phrase("bắt được ", "wanted_arrested", tail="short", zero="không bắt được người nào"),
        teller.phrase("vận động đầu thú ", "wanted_surrendered", zero="không có người đầu thú"),
        teller.some("thanh loại ", "wanted_cleared"),
        teller.phrase("cuối kỳ còn ", "wanted_end", zero="cuối kỳ không còn người bị truy nã"),
        start="Diễn biến truy nã: ",
    )
    shares = sentence(
        teller.phrase("Tỷ lệ giải quyết người truy nã đạt ", "wanted_resolved_rate", tail="short"),
        teller.some("riêng số truy nã trước kỳ ", "wanted_old_resolved_rate"),
        teller.some("số truy nã mới ", "wanted_new_resolved_rate"),
    )
    return (title, *para(flow), *para(shares), *coverage.note(teller, "wanted_end"))


def results(teller: Teller) -> tuple[Block, ...]:
    """Part II: drugs, then what was done about social evils."""
    drugs = sentence(
        teller.phrase(
            "Phát hiện, bắt giữ ", "offences_detected_drugs", " phạm tội về ma túy", tail="short",
            zero="Không phát hiện vụ phạm tội về ma túy",
        )
    )  # fmt: skip
    return (
        Heading(2, "6.", "Kết quả phòng, chống ma túy, tệ nạn xã hội"),
        *para(drugs),
        *(para(_outcomes(teller)) or para(words(f"{NO_FIGURES} về kết quả xử lý tệ nạn xã hội."))),
        *para(_spots(teller)),
        *para(sentence(*(teller.plain(name, key) for name, key in TREATMENTS), start="Cuối kỳ đang quản lý: ")),
        *coverage.note(teller, "evil_cases_decided"),
        *para(words(f"{NO_FIGURES} đối với công tác phòng, chống mua bán người.")),
    )


def _outcomes(teller: Teller) -> Runs:
    if not teller.has("evil_cases_decided"):
        return sentence(
            teller.phrase("Xử lý ", "evil_cases_decided", zero="Không có vụ việc tệ nạn xã hội được xử lý trong kỳ")
        )
    return sentence(
        teller.phrase("Đã xử lý ", "evil_cases_decided", " việc tệ nạn xã hội", tail="short"),
        teller.phrase("tỷ lệ xử lý hình sự ", "evil_criminal_rate"),
        teller.some("khởi tố ", "evil_prosecuted"),
        teller.some("xử phạt hành chính ", "evil_fined"),
        teller.some("tổng số tiền phạt ", "evil_fines"),
        teller.some("đưa vào cơ sở cai nghiện bắt buộc ", "evil_to_treatment"),
        teller.some("giáo dục tại xã, phường, thị trấn ", "evil_to_education"),
    )


def _spots(teller: Teller) -> Runs:
    return sentence(
        teller.phrase("Lập hồ sơ ", "spots_opened", " phức tạp mới", zero="Không phát sinh điểm phức tạp mới"),
        teller.some("phức tạp trở lại ", "spots_reopened"),
        teller.phrase("xóa ", "spots_cleared", " phức tạp", zero="không xóa điểm phức tạp nào", tail="short"),
        teller.some("tỷ lệ xóa điểm phức tạp đạt ", "spot_clear_rate"),
    )
