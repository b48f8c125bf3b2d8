"""A notice as a paper of the office: codes and articles only; the reporter's name comes from the sealed envelope."""

from __future__ import annotations

from typing import Any

from tongket.foundation import clock
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio
from tongket.registers.intake import queries, rules
from tongket.registers.units import queries as units


def text_of(draft: queries.Draft) -> str:
    """The edited text, or the one the draft gives. Papers of the office are Vietnamese whatever the reader's language.
    """
    if draft.notice is not None and draft.notice.text:
        return draft.notice.text
    return "\n".join(_lines(draft))


def paper(draft: queries.Draft) -> dict[str, Any]:
    """Everything the printed notice says."""
    report, unit = draft.report, units.unit_by_id(draft.act.unit_id)
    above = units.unit_by_id(unit.parent_id) if unit.parent_id is not None else None
    day = clock.local_date(draft.notice.sent_at) if draft.sent and draft.notice and draft.notice.sent_at else None
    return {
        "body": unit.name, "above": above.name if above else "", "report": report, "title": TITLES[draft.kind],
        "number": f"Số: {(draft.notice.number if draft.notice else '') or '……'}", "words": WORDS,
        "to": f"Kính gửi: {ADDRESSEES[draft.to]}", "paragraphs": text_of(draft).splitlines(),
        "day": f"ngày {day:%d} tháng {day:%m} năm {day:%Y}" if day else "ngày …… tháng …… năm ……",
        "addressees": f"Như trên; lưu hồ sơ {report.code}",
        "foot": "Không ghi danh tính người báo tin vào bản lưu." if draft.to == rules.REPORTER else "",
    }  # fmt: skip


# The fixed words of an office paper (Nghị định 30/2020).
WORDS = {
    "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto": "Độc lập - Tự do - Hạnh phúc",
    "addressees": "NƠI NHẬN", "head": "THỦ TRƯỞNG", "sign": "(Ký, đóng dấu)",
}  # fmt: skip
TITLES = {
    "receipt_procuracy": "THÔNG BÁO\nvề việc tiếp nhận nguồn tin về tội phạm",
    "receipt_reporter": "THÔNG BÁO\nvề việc tiếp nhận nguồn tin về tội phạm",
    "assignment_procuracy": "THÔNG BÁO\nvề việc phân công giải quyết nguồn tin về tội phạm",
    "extension_request": "ĐỀ NGHỊ\ngia hạn thời hạn giải quyết nguồn tin về tội phạm",
    "initiation_procuracy": "CÔNG VĂN\ngửi quyết định khởi tố vụ án hình sự",
    "non_initiation_procuracy": "CÔNG VĂN\ngửi quyết định không khởi tố vụ án hình sự",
    "suspension_procuracy": "CÔNG VĂN\ngửi quyết định tạm đình chỉ giải quyết nguồn tin về tội phạm",
    "suspension_reporter": "THÔNG BÁO\nvề việc tạm đình chỉ giải quyết nguồn tin về tội phạm",
    "result_reporter": "THÔNG BÁO\nkết quả giải quyết nguồn tin về tội phạm",
    "resumption_procuracy": "CÔNG VĂN\ngửi quyết định phục hồi giải quyết nguồn tin về tội phạm",
    "resumption_reporter": "THÔNG BÁO\nvề việc phục hồi giải quyết nguồn tin về tội phạm",
    "administrative_transfer": "CÔNG VĂN\nchuyển hồ sơ để xử phạt vi phạm hành chính",
    "confession_procuracy": "THÔNG BÁO\nvề việc tiếp nhận người tự thú, đầu thú",
    "split_procuracy": "CÔNG VĂN\ngửi quyết định tách nguồn tin về tội phạm",
}
ADDRESSEES = {
    rules.PROCURACY: "Viện kiểm sát nhân dân có thẩm quyền",
    rules.REPORTER: "Người cung cấp tin (họ tên, địa chỉ: theo phong bì niêm phong)",
    rules.BODY: "Cơ quan có thẩm quyền xử phạt vi phạm hành chính",
}
# The provision a notice rests on.
BASES = {
    "receipt_procuracy": "Điều 146 khoản 5 Bộ luật Tố tụng hình sự; Điều 14 Thông tư liên tịch số 01/2017",
    "receipt_reporter": "Điều 14 Thông tư liên tịch số 01/2017",
    "assignment_procuracy": "Điều 9 khoản 1 Thông tư liên tịch số 01/2017",
    "extension_request": "Điều 147 khoản 2 Bộ luật Tố tụng hình sự; Điều 11 Thông tư liên tịch số 01/2017",
    "initiation_procuracy": "Điều 154 Bộ luật Tố tụng hình sự",
    "non_initiation_procuracy": "Điều 158 Bộ luật Tố tụng hình sự",
    "suspension_procuracy": "Điều 148 Bộ luật Tố tụng hình sự",
    "suspension_reporter": "Điều 148 Bộ luật Tố tụng hình sự",
    "result_reporter": "Điều 14 khoản 3 Thông tư liên tịch số 01/2017",
    "resumption_procuracy": "Điều 149 khoản 2 Bộ luật Tố tụng hình sự",
    "resumption_reporter": "Điều 149 khoản 2 Bộ luật Tố tụng hình sự",
    "administrative_transfer": "Điều 16 Thông tư liên tịch số 01/2017",
    "confession_procuracy": "Điều 152 khoản 3 Bộ luật Tố tụng hình sự",
    "split_procuracy": "Điều 12 khoản 1 Thông tư liên tịch số 01/2017",
}
_OUTCOMES = {
    "initiated": "khởi tố vụ án hình sự", "not_initiated": "không khởi tố vụ án hình sự",
    "administrative": "không khởi tố vụ án hình sự, xem xét xử phạt vi phạm hành chính",
}  # fmt: skip
_GROUNDS = {
    "expertise": "đã trưng cầu giám định, yêu cầu định giá, tương trợ tư pháp, chưa có kết quả",
    "documents": "đã yêu cầu cung cấp tài liệu, đồ vật có ý nghĩa quyết định, chưa có kết quả",
    "force_majeure": "bất khả kháng do thiên tai, dịch bệnh",
}
_KINDS = {"TG": "tố giác về tội phạm", "TB": "tin báo về tội phạm", "KN": "kiến nghị khởi tố",
          "TU_THU": "người phạm tội tự thú", "DAU_THU": "người phạm tội đầu thú",
          "TT": "vụ việc trực tiếp phát hiện"}  # fmt: skip


def _lines(draft: queries.Draft) -> list[str]:
    report, act = draft.report, draft.act
    what = f"{_KINDS[report.kind]} mã số {report.code}, tiếp nhận lúc {ngay_gio(report.received_at)}"
    lines = [f"Căn cứ {BASES[draft.kind]}.", f"Cơ quan chúng tôi đang giữ {what}.", _act_words(draft.kind, act)]
    if draft.kind.startswith("receipt") and report.due_rolled is not None:
        lines.append(f"Thời hạn giải quyết đến hết ngày {ngay(report.due_rolled)}.")
    if draft.to == rules.REPORTER:
        lines.append(f"Khi liên hệ, đề nghị nêu mã số {report.code}.")
    return [line for line in lines if line]


def _act_words(kind: str, act: Any) -> str:
    by = f" số {act.number}" if act.number else ""
    day = ngay(act.on)
    if act.verb == "resolve_report":
        basis = f", theo {act.article}" if act.article else ""
        return f"Ngày {day}, đã ra quyết định{by} {_OUTCOMES[act.detail]}{basis}."
    if act.verb == "assign_report":
        return f"Ngày {day}, đã phân công{by}: {act.person}."
    words = {
        "accept_report": f"Ngày {day}, tin được thụ lý để giải quyết.",
        "receive_report": f"Ngày {day}, đã tiếp nhận và lập biên bản.",
        "request_extension": f"Ngày {day}, đề nghị gia hạn{by}: {act.reason}",
        "suspend_report": f"Ngày {day}, đã ra quyết định{by} tạm đình chỉ; căn cứ: {_GROUNDS.get(act.detail, '')}.",
        "resume_report": f"Ngày {day}, đã ra quyết định{by} phục hồi giải quyết.",
        "split_report": f"Ngày {day}, đã ra quyết định{by} tách tin.",
        "record_administrative_transfer": f"Ngày {day}, chuyển hồ sơ{by} đến {act.reason}.",
    }
    return words.get(act.verb, "")
