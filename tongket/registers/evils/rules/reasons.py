"""Why an act of the register of social evils cannot be done: every fault at once, each at its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.viet.dates import format_date
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.registers.evils import rules

# What comes before a decided case can be void: nobody withdraws the outcome he or she recorded.
OUTCOME_FIRST = _("Nhờ người khác trong đơn vị đang thụ lý hoặc cấp trên rút kết quả trước.")


def against_role(act: str, role: Role) -> list[Refused]:
    """This role may not do this."""
    if role in rules.WHO[act]:
        return []
    return [Refused("ROLE-MAY-NOT", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))]


def against_move(kind: str, state: str, act: str) -> list[Refused]:
    """A record in this state cannot take this act: the table of transitions does not have it."""
    if (state, act) in rules.TRANSITIONS[kind]:
        return []
    outcome_first = kind == "case" and state == "decided" and act in ("request_void", rules.VOIDS["case"])
    return [
        Refused(
            "EVIL-STATE",
            _("Đang ở trạng thái “%(state_name)s” nên không làm được việc này."),
            OUTCOME_FIRST if outcome_first else _("Xem lại diễn biến của hồ sơ."),
            state_name=str(rules.STATES[kind][state]),
            state=state,
        )
    ]


def against_word(value: str, words: Iterable[str], field: str) -> list[Refused]:
    """The list does not have this word."""
    if value in words:
        return []
    return [
        Refused("EVIL-WORD-UNKNOWN", _("Không có giá trị “%(value)s”."), _("Chọn trong danh sách."), value=value,
                field=field)
    ]  # fmt: skip


def against_sub_word(value: str, head: str, table: Mapping[str, Mapping[str, object]], field: str) -> list[Refused]:
    """The detail does not belong to the kind chosen above it."""
    if head not in table or value in table[head]:
        return []
    return [
        Refused("EVIL-WORD-NOT-OF-KIND", _("Giá trị “%(value)s” không thuộc loại đã chọn."),
                _("Chọn lại loại hoặc chi tiết."), value=value, field=field)
    ]  # fmt: skip


def against_day(
    on: date, earliest: date | None, today: date, field: str, floor: date = rules.EARLIEST
) -> list[Refused]:
    """The act would lie ahead of today, before any book was begun, or before what it rests on."""
    if on < floor:
        return [
            Refused("EVIL-TOO-LONG-AGO", _("Ngày %(on)s trước ngày %(floor)s."), _("Kiểm tra lại năm."),
                    on=format_date(on), floor=format_date(floor), field=field)
        ]  # fmt: skip
    if on > today:
        return [
            Refused("EVIL-IN-THE-FUTURE", _("Ngày %(on)s chưa tới."), _("Nhập ngày không sau hôm nay."),
                    on=format_date(on), field=field)
        ]  # fmt: skip
    if earliest is not None and on < earliest:
        return [
            Refused("EVIL-BEFORE-ITS-START", _("Ngày %(on)s trước ngày %(earliest)s của việc trước đó."),
                    _("Kiểm tra lại hai ngày."), on=format_date(on), earliest=format_date(earliest), field=field)
        ]  # fmt: skip
    return []


def against_negative(numbers: Mapping[str, int]) -> list[Refused]:
    """A count below zero."""
    return [
        Refused(
            "NEGATIVE-COUNT", _("Số “%(value)s” không được âm."), _("Nhập 0 nếu không có."), value=value, field=name
        )
        for name, value in numbers.items()
        if value < 0
    ]


def against_money(sums: Mapping[str, int]) -> list[Refused]:
    """A sum in đồng below zero, or beyond anything one case can hold."""
    return against_negative(sums) + [
        Refused("EVIL-TOO-MUCH", _("Số tiền này lớn quá mức có thể của một vụ."), _("Kiểm tra lại số chữ số."),
                value=value, field=name)
        for name, value in sums.items()
        if value > rules.MOST_MONEY
    ]  # fmt: skip


def against_persons(total: int, parts: Mapping[str, int]) -> list[Refused]:
    """Nobody at all, an impossible number, or a part larger than the whole."""
    reasons = against_negative(parts)
    if total < 1:
        reasons.append(
            Refused("EVIL-NO-PERSONS", _("Số người phải từ 1 trở lên."), _("Ghi số người bị phát hiện."), field="total")
        )
    if total > rules.MOST_PERSONS:
        reasons.append(
            Refused("EVIL-TOO-MANY", _("Số người “%(value)s” lớn quá mức có thể của một vụ."),
                    _("Kiểm tra lại số."), value=total, field="total")
        )  # fmt: skip
    return reasons + [
        Refused("EVIL-PART-OVER-WHOLE", _("%(value)s người lớn hơn tổng số %(whole)s người."),
                _("Kiểm tra lại hai số."), value=value, whole=total, field=name)
        for name, value in parts.items()
        if value > total >= 1
    ]  # fmt: skip


def against_measures(outcome: str, persons: int, numbers: Mapping[str, int], case_code: str) -> list[Refused]:
    """The outcome does not fit its numbers: fines without anyone fined, a criminal outcome without its case."""
    reasons = against_word(outcome, rules.OUTCOMES, "outcome")
    reasons += against_negative({name: n for name, n in numbers.items() if name != "fines"})
    reasons += against_money({"fines": numbers["fines"]})
    reasons += [
        Refused("EVIL-PART-OVER-WHOLE", _("%(value)s người lớn hơn tổng số %(whole)s người."),
                _("Kiểm tra lại hai số."), value=numbers[name], whole=persons, field=name)
        for name in ("prosecuted", "fined", "to_treatment", "to_education")
        if numbers[name] > persons
    ]  # fmt: skip
    if numbers["prosecuted"] <= persons and numbers["fined"] <= persons < numbers["prosecuted"] + numbers["fined"]:
        reasons.append(
            Refused("EVIL-PART-OVER-WHOLE", _("%(value)s người lớn hơn tổng số %(whole)s người."),
                    _("Một người không vừa bị khởi tố vừa bị phạt hành chính về cùng hành vi."),
                    value=numbers["prosecuted"] + numbers["fined"], whole=persons, field="fined")
        )  # fmt: skip
    if numbers["fines"] > 0 and numbers["fined"] == 0:
        reasons.append(
            Refused("EVIL-FINES-WITHOUT-FINED", _("Có tiền phạt nhưng không có người bị phạt."),
                    _("Ghi số người bị phạt hoặc bỏ tiền phạt."), field="fined")
        )  # fmt: skip
    if outcome == "criminal" and not case_code:
        reasons.append(
            Refused("EVIL-CASE-MISSING", _("Xử lý hình sự thì phải ghi mã vụ án."),
                    _("Khởi tố vụ án trong sổ vụ án, rồi ghi mã vào đây."), field="case_code")
        )  # fmt: skip
    if outcome == "administrative" and (case_code or numbers["prosecuted"]):
        reasons.append(
            Refused("EVIL-CASE-NOT-WANTED", _("Xử lý hành chính thì không ghi vụ án, người bị khởi tố."),
                    _("Chọn xử lý hình sự, hoặc bỏ hai ô này."), field="case_code")
        )  # fmt: skip
    return reasons


def against_place(kind: str, level: str, code: str, mine: bool) -> list[Refused]:
    """The place is no commune, or none of the actor's own."""
    if kind != "area" or level != "commune":
        return [
            Refused("EVIL-PLACE-NOT-A-COMMUNE", _("%(unit)s không phải xã, phường, thị trấn."),
                    _("Nhập mã cấp xã."), unit=code, field="place_code")
        ]  # fmt: skip
    return [] if mine else against_other_unit(code, "place_code")


def against_other_unit(code: str, field: str) -> list[Refused]:
    """The unit is none of the actor's own."""
    return [
        Refused("UNIT-NOT-YOURS", _("%(unit)s thuộc đơn vị khác."), _("Chỉ ghi trong phạm vi đơn vị mình."),
                unit=code, field=field)
    ]  # fmt: skip


def against_handler(kind: str, level: str, code: str, mine: bool, *, investigates: bool = False) -> list[Refused]:
    """The body is no police body, may not issue wanted notices, or is none of the actor's own."""
    if kind != "police" or (investigates and level not in rules.BODY_LEVELS):
        return [
            Refused("EVIL-NOT-A-POLICE-BODY", _("%(unit)s không phải cơ quan Công an có thẩm quyền."),
                    _("Nhập mã Công an xã, huyện hoặc phòng nghiệp vụ."), unit=code, field="handler_code")
        ]  # fmt: skip
    return [] if mine else against_other_unit(code, "handler_code")


def against_empty(text: str, field: str) -> list[Refused]:
    """A field that must say something says nothing."""
    if text.strip():
        return []
    return [Refused("EVIL-TEXT-MISSING", _("Chưa ghi nội dung."), _("Ghi ngắn gọn, không ghi họ tên."), field=field)]


def against_count(n: int, most: int, field: str = "n") -> list[Refused]:
    """Nobody at all, or more people than can be."""
    if n < 1:
        return [Refused("EVIL-NO-PERSONS", _("Số người phải từ 1 trở lên."), _("Ghi số người."), field=field)]
    if n > most:
        return [
            Refused("EVIL-TOO-MANY", _("Số người “%(value)s” lớn quá mức có thể."), _("Kiểm tra lại số."),
                    value=n, field=field)
        ]  # fmt: skip
    return []


def below_zero(place: str, form: str, on: date) -> Refused:
    """More people would have left a treatment than were in it."""
    return Refused(
        "TREATMENT-BELOW-ZERO",
        _("Đến ngày %(on)s, số ra khỏi “%(form_name)s” ở %(place)s lớn hơn số đang quản lý."),
        _("Ghi số vào trước, hoặc kiểm tra lại số ra."),
        on=format_date(on),
        form_name=str(rules.TREATMENTS[form]),
        place=place,
        field="n",
    )


def against_result(n: int, remaining: int) -> list[Refused]:
    """More people found than the notice seeks."""
    if n <= remaining:
        return []
    return [
        Refused("WANTED-OVER-NOTICE", _("Quyết định này chỉ còn %(remaining)s người đang truy nã."),
                _("Kiểm tra lại số người."), remaining=remaining, field="n")
    ]  # fmt: skip


def against_number(number: str, taken: bool) -> list[Refused]:
    """A notice without its decision number, or one entered before."""
    if not number.strip():
        return [
            Refused("WANTED-NUMBER-MISSING", _("Chưa ghi số quyết định truy nã."), _("Ghi số quyết định."),
                    field="number")
        ]  # fmt: skip
    if not taken:
        return []
    return [
        Refused("WANTED-NUMBER-TAKEN", _("Quyết định %(number)s đã được ghi."), _("Mở quyết định đó ra xem."),
                number=number, field="number")
    ]  # fmt: skip


def against_document(document: str) -> list[Refused]:
    """A request to void without the decision it rests on."""
    if document.strip():
        return []
    return [
        Refused("DECISION-NUMBER-MISSING", _("Chưa ghi số quyết định."), _("Ghi số, ngày quyết định."),
                field="document")
    ]  # fmt: skip


def void_asked() -> Refused:
    """A request that waits is answered before there is another."""
    return Refused("VOID-ALREADY-ASKED", _("Đã có đề nghị hủy đang chờ duyệt."), _("Chờ cấp trên trả lời."))


def against_outsider(outside: bool) -> list[Refused]:
    """Voiding is decided outside the unit whose record it is, and outside the one that asks."""
    if outside:
        return []
    return [
        Refused("VOID-OUTSIDE-THE-UNIT", _("Việc hủy phải do người ngoài đơn vị duyệt."),
                _("Gửi lên cấp trên, bộ phận thống kê hoặc Viện kiểm sát."))
    ]  # fmt: skip


def against_void_result(already: bool) -> list[Refused]:
    """A result that is void cannot be voided again."""
    if not already:
        return []
    return [Refused("WANTED-RESULT-VOID", _("Kết quả này đã hủy."), _("Xem lại diễn biến của hồ sơ."), field="reason")]


def against_results(any_stands: bool) -> list[Refused]:
    """A notice somebody was found under keeps standing."""
    if not any_stands:
        return []
    return [
        Refused("WANTED-HAS-RESULTS", _("Quyết định này đã có kết quả."), _("Hủy các kết quả trước."), field="reason")
    ]
