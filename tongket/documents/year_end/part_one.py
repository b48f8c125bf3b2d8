"""Part I: the situation (tình hình)."""

from __future__ import annotations

from tongket.documents.outline import Block, Heading, Run, Runs, words
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.pictures import Pictures
from tongket.documents.year_end.teller import NO_FIGURES, Teller, given, para, sentence

GROUPS = (
    ("3.", "Tội phạm về kinh tế, tham nhũng, chức vụ", (
        ("tội phạm về trật tự quản lý kinh tế", "offences_detected_economic"),
        ("tội phạm về tham nhũng, chức vụ", "offences_detected_corruption"),
    )),
    ("4.", "Tội phạm và vi phạm pháp luật về môi trường, tài nguyên, an toàn thực phẩm", (
        ("tội phạm về môi trường, tài nguyên", "offences_detected_environment"),
    )),
    ("5.", "Tội phạm về ma túy", (("tội phạm về ma túy", "offences_detected_drugs"),)),
    ("6.", "Tội phạm sử dụng công nghệ cao", (("tội phạm công nghệ cao", "offences_detected_high_tech"),)),
)  # fmt: skip


def situation(report: Report, teller: Teller, pictures: Pictures) -> tuple[Block, ...]:
    """The whole part."""
    blocks: list[Block] = [Heading(1, "I.", "Tình hình an ninh, trật tự")]
    blocks += _national_security(teller)
    blocks += _social_order(report, teller, pictures)
    for number, title, lines in GROUPS:
        blocks.append(Heading(2, number, title))
        clauses = [teller.phrase(f"{name}: ", indicator) for name, indicator in lines]
        blocks += para(sentence(*clauses, start="Trong kỳ, lực lượng Công an phát hiện, bắt giữ ")) or _nothing()
    blocks += pictures.groups()
    blocks += _evils(teller) + _traffic(teller) + _fires(teller) + _causes(report)
    return tuple(blocks)


def _nothing(about: str = "") -> tuple[Block, ...]:
    return para(words(f"{NO_FIGURES}{about}."))


def _national_security(teller: Teller) -> tuple[Block, ...]:
    found = teller.phrase(
        "Trong kỳ, số vụ phạm tội xâm phạm an ninh quốc gia được phát hiện: ", "offences_detected_national_security",
    )
    secret = "Nội dung thuộc bí mật nhà nước được báo cáo theo chế độ riêng, không cập nhật vào hệ thống."
    return (
        Heading(2, "1.", "An ninh quốc gia"),
        *para(words(sentence(found) if found else f"{NO_FIGURES}.", f" {secret}")),
    )


def _social_order(report: Report, teller: Teller, pictures: Pictures) -> tuple[Block, ...]:
    unit = report.frame.unit
    main = sentence(
        teller.phrase(f"Trên địa bàn {unit.name}, tội phạm về trật tự xã hội xảy ra ", "offences_occurred", tail="full"),
        _losses(teller),
    )
    kinds = sentence(
        teller.phrase("trọng án ", "serious_offences"),
        teller.phrase("tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng ", "offences_grave"),
        start="Trong đó: ",
    )
    return (
        Heading(2, "2.", "Tội phạm về trật tự xã hội"),
        *(para(main) or _nothing()),
        *para(kinds),
        *para(_structure(teller)),
        *para(_areas(teller)),
        *teller.coverage_note("offences_occurred"),
        *pictures.structure(),
        *pictures.pace(),
        *pictures.map(),
    )


def _losses(teller: Teller) -> Runs:
    """Dead, injured, property: only what happened or is silent, joined by commas."""
    clauses = [
        teller.phrase("số người chết: ", "offence_deaths"),
        teller.phrase("số người bị thương: ", "offence_injured"),
        teller.phrase("thiệt hại tài sản: ", "offence_damage"),
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
        clauses.append(words(f"{name}: ", teller.amount(result.indicator), teller.of_whole(result, whole)))
    return sentence(*clauses, start="Cơ cấu theo tội danh: ")


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
    return sentence(*clauses, start="Theo địa bàn: ", stop="; số liệu cụ thể tại phụ lục kèm theo.")


def _evils(teller: Teller) -> tuple[Block, ...]:
    drugs = sentence(
        teller.phrase("Số người sử dụng trái phép chất ma túy, người nghiện ma túy đang quản lý: ", "drug_users_managed")
    )
    return (
        Heading(2, "7.", "Tệ nạn xã hội"),
        *para(drugs),
        *_nothing(" đối với tệ nạn mại dâm, đánh bạc và tụ điểm phức tạp xử lý hành chính"),
    )


def _traffic(teller: Teller) -> tuple[Block, ...]:
    body = sentence(
        teller.phrase("Xảy ra ", "traffic_accidents"),
        teller.phrase("số người chết: ", "traffic_deaths"),
        teller.phrase("số người bị thương: ", "traffic_injured"),
        start="Tai nạn giao thông: ",
    )
    return (Heading(2, "8.", "Tai nạn giao thông"), *(para(body) or _nothing()))


def _fires(teller: Teller) -> tuple[Block, ...]:
    body = sentence(
        teller.phrase("Xảy ra ", "fires_explosions", " (tính cả cháy và nổ)", tail="full"),
        teller.plain("trong đó cháy ", "fires"),
        teller.plain("nổ ", "explosions"),
        teller.phrase("số người chết: ", "incident_deaths"),
        teller.phrase("số người bị thương: ", "incident_injured"),
        teller.phrase("thiệt hại tài sản: ", "incident_damage"),
    )
    minor = sentence(teller.phrase("Sự cố nhỏ về cháy, không tính vào số vụ cháy, nổ: ", "minor_incidents"))
    return (Heading(2, "9.", "Cháy, nổ"), *(para(body) or _nothing()), *para(minor))


def _causes(report: Report) -> tuple[Block, ...]:
    written = report.texts.get("causes", ())
    blocks: list[Block] = [Heading(2, "10.", "Nguyên nhân và dự báo")]
    for text in written:
        blocks += para(words(given(text)))
    if not written:
        blocks += para(words("Nội dung phân tích nguyên nhân, dự báo chưa được duyệt tại thời điểm chốt số liệu."))
    return tuple(blocks)
