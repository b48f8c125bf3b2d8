"""Part I: the situation (tình hình)."""

from __future__ import annotations

from fractions import Fraction

from tongket.core.indicators.figures import Result
from tongket.core.viet.numbers import format_percent
from tongket.documents.outline import Block, Heading, Run, Runs, words
from tongket.documents.year_end import coverage, evils, wording
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.remainder import remainder
from tongket.documents.year_end.sentences import NO_FIGURES, given, para, sentence
from tongket.documents.year_end.teller import Teller

GROUPS = (
    ("3.", "Tội phạm về kinh tế, tham nhũng, chức vụ", (
        (" phạm tội về trật tự quản lý kinh tế", "offences_detected_economic"),
        (" phạm tội về tham nhũng, chức vụ", "offences_detected_corruption"),
    )),
    ("4.", "Tội phạm và vi phạm pháp luật về môi trường, tài nguyên, an toàn thực phẩm", (
        (" phạm tội về môi trường, tài nguyên", "offences_detected_environment"),
    )),
    ("5.", "Tội phạm về ma túy", ((" phạm tội về ma túy", "offences_detected_drugs"),)),
    ("6.", "Tội phạm sử dụng công nghệ cao", ((" phạm tội sử dụng công nghệ cao", "offences_detected_high_tech"),)),
)  # fmt: skip


def situation(report: Report, teller: Teller) -> tuple[Block, ...]:
    """The whole part."""
    blocks: list[Block] = [Heading(1, "I.", "Tình hình an ninh, trật tự")]
    blocks += coverage.opening(teller) + para(teller.last_year_note())
    blocks += _national_security(teller)
    blocks += _social_order(report, teller)
    for number, title, lines in GROUPS:
        blocks.append(Heading(2, number, title))
        clauses = [
            teller.phrase("phát hiện, bắt giữ ", key, name, zero=f"không phát hiện vụ{name}", tail="short")
            for name, key in lines
        ]
        blocks += para(sentence(*clauses, start="Trong kỳ, ")) or _nothing()
    blocks += evils.situation(teller) + _traffic(teller) + _fires(teller) + _causes(report)
    return tuple(blocks)


def _nothing() -> tuple[Block, ...]:
    return para(words(f"{NO_FIGURES}."))


def _national_security(teller: Teller) -> tuple[Block, ...]:
    what = " phạm tội xâm phạm an ninh quốc gia"
    found = teller.phrase(
        "Trong kỳ, phát hiện ", "offences_detected_national_security", what,
        zero=f"Trong kỳ, không phát hiện vụ{what}", tail="short",
    )  # fmt: skip
    secret = "Nội dung thuộc bí mật nhà nước được báo cáo theo chế độ riêng, không cập nhật vào hệ thống."
    return (
        Heading(2, "1.", "An ninh quốc gia"),
        *para(words(sentence(found) if found else f"{NO_FIGURES}.", f" {secret}")),
    )


def _social_order(report: Report, teller: Teller) -> tuple[Block, ...]:
    unit = report.frame.unit
    main = sentence(
        teller.phrase(
            f"Trên địa bàn {unit.name} xảy ra ",
            "offences_occurred",
            " phạm tội về trật tự xã hội",
            tail="full",
            zero=f"Trên địa bàn {unit.name} không xảy ra vụ phạm tội về trật tự xã hội",
        ),
        _losses(teller),
    )
    kinds = sentence(
        teller.phrase("trọng án xảy ra ", "serious_offences", zero="không xảy ra trọng án", tail="short"),
        teller.phrase(
            "tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng xảy ra ",
            "offences_grave",
            zero="không xảy ra tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng",
        ),
        start="Trong đó: ",
    )
    return (
        Heading(2, "2.", "Tội phạm về trật tự xã hội"),
        *(para(main) or _nothing()),
        *para(kinds),
        *para(_structure(teller)),
        *para(_areas(teller)),
        *coverage.note(teller, "offences_occurred"),
    )


def _losses(teller: Teller) -> Runs:
    """Dead, injured, property: only what happened or is silent, joined by commas."""
    clauses = [
        teller.phrase("làm chết ", "offence_deaths", zero="không có người chết"),
        teller.phrase("bị thương ", "offence_injured", zero="không có người bị thương"),
        teller.phrase("thiệt hại tài sản ", "offence_damage", zero="không có thiệt hại tài sản"),
    ]
    return sentence(*clauses, stop="")


def _structure(teller: Teller) -> Runs:
    """The structure by offence, from the slices of the catalogue, largest first."""
    slices = [one.id for one in teller.catalogue.values() if one.slice_of == "offences_occurred"]
    found = [result for one in slices if (result := teller.result(one)) is not None and result.value]
    whole = teller.result("offences_occurred")
    if not found or whole is None or not whole.value:
        return ()
    clauses: list[tuple[Run, ...]] = []
    for result in sorted(found, key=lambda one: -int(one.value or 0)):
        name = teller.catalogue[result.indicator].label
        name = name.removeprefix("Số vụ ")
        clauses.append(words(f"{name} ", teller.amount(result.indicator), _share(teller, result, whole)))
    rest = remainder(teller, "offences_occurred")
    if rest is not None and rest.current.value:
        counted = teller.figure(rest.current, wording.counted(rest.current.value, teller.noun(whole.indicator)))
        clauses.append(words("các tội danh khác ", counted, _share(teller, rest.current, whole)))
    where = teller.annex("toi-danh")
    return sentence(*clauses, start=f"Cơ cấu theo tội danh ({where}): " if where else "Cơ cấu theo tội danh: ")


def _share(teller: Teller, part: Result, whole: Result) -> Runs:
    percent = Fraction(100 * int(part.value or 0), int(whole.value or 1))
    return words(" (", teller.figure(part, format_percent(percent)), ")")


def _areas(teller: Teller) -> Runs:
    """How many areas went down, up or stayed: no ranking, no names."""
    unit = teller.frame.unit
    if unit.level == "commune":
        return ()
    children = teller.source.children("offences_occurred", unit.code, teller.frame.period)
    changes = [teller.comparison("offences_occurred", child.unit_code) for child in children]
    ways = [one.status for one in changes if one is not None and one.status != "not_comparable"]
    if not ways:
        return ()
    areas = "huyện, thành phố" if unit.level == "province" else "xã, phường, thị trấn"
    down, up = ways.count("decrease"), ways.count("increase") + ways.count("no_base")
    clauses = [
        words(teller.share("offences_occurred", number, len(children)), f" {areas} {text}")
        for number, text in (
            (down, "có số vụ giảm"), (up, "có số vụ tăng"), (len(ways) - down - up, "có số vụ bằng cùng kỳ"),
        ) if number
    ]  # fmt: skip
    where = teller.annex("huyen", "xa")
    stop = f" (số liệu cụ thể tại {where})." if where else "."
    return sentence(*clauses, start="Theo địa bàn: ", stop=stop, comma=True)


def _traffic(teller: Teller) -> tuple[Block, ...]:
    body = sentence(
        teller.phrase(
            "Xảy ra ", "traffic_accidents", " tai nạn giao thông", zero="Không xảy ra tai nạn giao thông", tail="short"
        ),
        teller.phrase("làm chết ", "traffic_deaths", zero="không có người chết"),
        teller.phrase("bị thương ", "traffic_injured", zero="không có người bị thương"),
    )
    return (
        Heading(2, "8.", "Tai nạn giao thông"),
        *(para(body) or _nothing()),
        *coverage.note(teller, "traffic_accidents"),
    )


def _fires(teller: Teller) -> tuple[Block, ...]:
    kinds = (teller.some("", "fires", " cháy"), teller.some("", "explosions", " nổ"))
    body = sentence(
        teller.phrase("Xảy ra ", "fires_explosions", " cháy, nổ", zero="Không xảy ra cháy, nổ", tail="full"),
        sentence(*kinds, start="trong đó ", stop="", comma=True) if teller.has("fires_explosions") else (),
        teller.phrase("làm chết ", "incident_deaths", zero="không có người chết"),
        teller.phrase("bị thương ", "incident_injured", zero="không có người bị thương"),
        teller.phrase("thiệt hại tài sản ", "incident_damage", zero="không có thiệt hại tài sản"),
    )
    minor = sentence(
        teller.phrase(
            "Ngoài ra, ghi nhận ",
            "minor_incidents",
            " sự cố nhỏ về cháy, không tính vào số vụ cháy, nổ",
            zero="Không ghi nhận sự cố nhỏ về cháy",
            tail="short",
        )
    )
    return (Heading(2, "9.", "Cháy, nổ"), *(para(body) or _nothing()), *para(minor),
            *coverage.note(teller, "fires_explosions"))  # fmt: skip


def _causes(report: Report) -> tuple[Block, ...]:
    written = report.texts.get("causes", ())
    blocks: list[Block] = [Heading(2, "10.", "Nguyên nhân và dự báo")]
    for text in written:
        blocks += para(words(given(text)))
    if not written:
        blocks += para(words("Nội dung phân tích nguyên nhân, dự báo chưa được duyệt tại thời điểm chốt số liệu."))
    return tuple(blocks)
