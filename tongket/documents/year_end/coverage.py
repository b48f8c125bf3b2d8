"""How many units stand behind the figures: said once for what is complete, on the spot for what is not."""

from __future__ import annotations

from tongket.documents.outline import Annex, Block, Cell, Column, Runs, Table, words
from tongket.documents.year_end.sentences import given, para, sentence
from tongket.documents.year_end.tables import text
from tongket.documents.year_end.teller import Teller, pair

FIELDS = (
    ("tội phạm, vụ án", "offences_occurred"), ("tố giác, tin báo về tội phạm", "reports_to_resolve"),
    ("cháy, nổ, tai nạn giao thông", "fires_explosions"), ("tệ nạn xã hội", "evil_cases"), ("truy nã", "wanted_end"),
    ("căn cước công dân (số cuối kỳ)", "id_collected_rate"),
    ("báo cáo công tác hằng tháng", "propaganda_sessions"),
)  # fmt: skip
BY_POLICE = ("reports_to_resolve", "wanted_end")  # books of districts and divisions: not in the table of communes
KEY = "chot-so"


def opening(teller: Teller) -> tuple[Block, ...]:
    """The sentence at the start: which fields are complete, and where the others are told."""
    complete, gaps = [], 0
    for name, indicator in FIELDS:
        found = teller.result(indicator)
        if found is None or not found.coverage.expected:
            continue
        if found.coverage.complete:
            bound = teller.share(indicator, found.coverage.reported, found.coverage.expected)
            complete.append(words(f"{name} ", bound, " đơn vị"))
        else:
            gaps += 1
    told = sentence(*complete, start="Số liệu trong báo cáo tính trên sổ đã chốt đủ các tháng trong kỳ: ")
    where = teller.annex(KEY)
    rest = "Lĩnh vực chưa đủ đơn vị chốt sổ được ghi rõ tại từng mục"
    rest += f" và tổng hợp tại {where}." if where else "."
    charts = teller.annex("bieu-do")
    tables = f" Số liệu chi tiết tại các phụ lục kèm theo{f'; biểu đồ tại {charts}' if charts else ''}."
    return para(words(told, " " if told and gaps else "", rest if gaps else "", tables if told or gaps else ""))


def note(teller: Teller, indicator: str) -> tuple[Block, ...]:
    """How many units stand behind an incomplete figure; nothing where the coverage is complete."""
    found = teller.result(indicator)
    if found is None or not found.coverage.expected or found.coverage.complete:
        return ()
    bound = teller.share(indicator, found.coverage.reported, found.coverage.expected)
    return para(words("(Tính trên số liệu của ", bound, " đơn vị đã chốt sổ.)"))


def gaps(teller: Teller) -> Runs:
    """The incomplete fields, by count: units that have not closed all their books."""
    clauses = []
    for name, indicator in FIELDS:
        found = teller.result(indicator)
        if found is None or not found.coverage.expected or found.coverage.complete:
            continue
        late = teller.share(indicator, found.coverage.expected - found.coverage.reported, found.coverage.expected)
        clauses.append(words(late, f" đơn vị về {name}"))
    return sentence(*clauses, start="Còn đơn vị chưa chốt đủ sổ các tháng trong kỳ: ", stop="")


def annex(teller: Teller) -> Annex | None:
    """A province's table of closed books by district: counts only, no commune is named."""
    unit, period = teller.frame.unit, teller.frame.period
    fields = [(name, key) for name, key in FIELDS if key in teller.catalogue and key not in BY_POLICE]
    if unit.level != "province" or not fields:
        return None
    children = teller.source.children(fields[0][1], unit.code, period)
    columns = (Column(6, "center"), Column(26, "left"), *(Column(68 // len(fields)) for _ in fields))
    header = (text("STT"), text("Đơn vị"), *(text(name[:1].upper() + name[1:]) for name, _ in fields))
    whole = [_closed(teller, key, unit.code) for _, key in fields]
    rows = [(text(""), text(unit.name[:1].upper() + unit.name[1:], bold=True), *whole)]
    for number, child in enumerate(children, 1):
        cells = (_closed(teller, key, child.unit_code) for _, key in fields)
        rows.append((text(str(number)), Cell(words(given(child.unit_name))), *cells))
    said = "Số đơn vị cấp xã đã chốt đủ sổ các tháng trong kỳ trên tổng số đơn vị phải chốt sổ."
    return Annex("Tình hình chốt sổ số liệu", (Table("", columns, (header,), tuple(rows), said),), key=KEY)


def _closed(teller: Teller, indicator: str, unit: str) -> Cell:
    found = teller.result(indicator, unit)
    if found is None or not found.coverage.expected:
        return text("–")
    told = pair(found.coverage.reported, found.coverage.expected)
    return Cell((teller.figure(found, told),))
