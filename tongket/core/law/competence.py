"""Who may receive, check, hand over, resolve and initiate on a day (thẩm quyền): by level of the police body.

Three dates matter. Until 01/12/2021 only wards and townships made preliminary checks; on 01/03/2025 the district police
ended and their work passed to the province; from 01/07/2025 a commune's chief or deputy who holds investigator's rank
and is assigned by the province's head may initiate. What was not read in the law says `verified=False`; the class of
crime a commune may initiate for is such a point and only warns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

CompetenceAct = Literal["receive", "check", "hand_over", "resolve", "initiate"]
Level = Literal["province", "division", "district", "commune"]

IN_FORCE = date(2018, 1, 1)
# Luật số 02/2021/QH15 sửa Điều 146 khoản 3.
VILLAGES_CHECK_FROM = date(2021, 12, 1)
# A village's police by its name; wards and townships are Công an phường, Công an thị trấn.
VILLAGE_POLICE = "Công an xã"
# Nghị định số 02/2025/NĐ-CP; TTLT 02/2025: Công an cấp huyện kết thúc hoạt động.
DISTRICTS_END = date(2025, 3, 1)
# Luật số 99/2025/QH15.
COMMUNES_INITIATE_FROM = date(2025, 7, 1)
# Điều tra viên trung cấp, cao cấp.
RANKS_THAT_INITIATE = frozenset({"middle", "senior"})
RANK_LABELS = {"": "–", "junior": "Điều tra viên sơ cấp", "middle": "Điều tra viên trung cấp",
               "senior": "Điều tra viên cao cấp"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Competence:
    """One rule: on which days a level has a power; `on_assignment` asks for rank and assignment of the officer."""

    act: CompetenceAct
    level: Level
    allowed: bool
    effective_from: date
    cites: str
    cites_en: str
    verified: bool = True
    on_assignment: bool = False


@dataclass(frozen=True, slots=True)
class ClassThreshold:
    """Which classes of crime a commune may initiate for, from a day on; the draft said seven years."""

    effective_from: date
    classes: frozenset[str]
    cites: str
    cites_en: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Incompetence:
    """Why a body may not do it; `blocks=False` is a warning, because the rule was not read in the law."""

    code: str
    message: str
    message_en: str
    cites: str
    cites_en: str
    blocks: bool = True


class NoCompetenceLaw(ValueError):
    """Nothing is known about this act, level or day."""

    code = "COMPETENCE-UNKNOWN"

    def __init__(self, act: str, level: str, on: date) -> None:
        self.act, self.level, self.on = act, level, on
        super().__init__(f"nothing is known about {act} by {level} on {on}")


_145 = ("BLTTHS 2015, Điều 145 khoản 1", "Criminal Procedure Code 2015, art. 145.1")
_145_2 = ("BLTTHS 2015, Điều 145 khoản 2, 3", "Criminal Procedure Code 2015, art. 145.2–3")
_146_3 = ("BLTTHS 2015, Điều 146 khoản 3", "Criminal Procedure Code 2015, art. 146.3")
_146_3_NEW = (
    "BLTTHS 2015, Điều 146 khoản 3 (sửa đổi bởi Luật số 02/2021/QH15)",
    "Criminal Procedure Code 2015, art. 146.3 (amended by Law 02/2021)",
)
_153 = ("BLTTHS 2015, Điều 153 khoản 1", "Criminal Procedure Code 2015, art. 153.1")
_LAW_ON_BODIES = ("Luật Tổ chức cơ quan điều tra hình sự 2015, Điều 44", "Law on investigation bodies 2015, art. 44")
_DECREE_02 = (
    "Nghị định số 02/2025/NĐ-CP; TTLT 02/2025/TTLT-BCA-VKSNDTC-TANDTC",
    "Decree 02/2025/NĐ-CP; joint circular 02/2025",
)
_LAW_99 = ("BLTTHS 2015 (sửa đổi bởi Luật số 99/2025/QH15)", "Criminal Procedure Code 2015 (amended by Law 99/2025)")


def _since(act: CompetenceAct, level: Level, cites: tuple[str, str]) -> Competence:
    return Competence(act, level, True, IN_FORCE, *cites)


# The last row of an act and level that has taken effect decides.
COMPETENCES = (
    *(_since("receive", level, _145) for level in ("province", "division", "district", "commune")),
    *(_since("check", level, _145_2) for level in ("province", "division", "district")),
    *(_since("hand_over", level, _145) for level in ("province", "division", "district", "commune")),
    *(_since("resolve", level, _145_2) for level in ("province", "division", "district")),
    *(_since("initiate", level, _153) for level in ("province", "division", "district")),
    # Wards and townships checked from the start, villages only took first statements: the old text was not read.
    Competence("check", "commune", True, IN_FORCE, *_146_3, verified=False),
    Competence("check", "commune", True, VILLAGES_CHECK_FROM, *_146_3_NEW),
    Competence("resolve", "commune", False, IN_FORCE, *_LAW_ON_BODIES),
    Competence("initiate", "commune", False, IN_FORCE, *_LAW_ON_BODIES),
    *(
        Competence(act, "district", False, DISTRICTS_END, *_DECREE_02, verified=False)
        for act in ("receive", "check", "hand_over", "resolve", "initiate")
    ),
    Competence("resolve", "commune", True, COMMUNES_INITIATE_FROM, *_LAW_99, verified=False, on_assignment=True),
    Competence("initiate", "commune", True, COMMUNES_INITIATE_FROM, *_LAW_99, verified=False, on_assignment=True),
)  # fmt: skip

CLASS_THRESHOLDS = (
    ClassThreshold(COMMUNES_INITIATE_FROM, frozenset({"less_serious", "serious"}), *_LAW_99),
)  # fmt: skip

_ACTS = {
    "receive": ("tiếp nhận nguồn tin về tội phạm", "receive crime reports"),
    "check": ("kiểm tra, xác minh sơ bộ", "make preliminary checks"),
    "hand_over": ("chuyển nguồn tin về tội phạm", "hand over crime reports"),
    "resolve": ("giải quyết nguồn tin về tội phạm", "resolve crime reports"),
    "initiate": ("ra quyết định khởi tố vụ án hình sự", "initiate a criminal case"),
}
_LEVELS = {
    "province": ("Công an cấp tỉnh", "the provincial police"),
    "division": ("Phòng nghiệp vụ Công an tỉnh", "a division of the provincial police"),
    "district": ("Công an cấp huyện", "the district police"),
    "commune": ("Công an cấp xã", "the commune police"),
}


def competence_on(act: CompetenceAct, level: str, on: date) -> Competence:
    """The rule in force on a day; of days before the first one known that one, marked as not read."""
    known = [row for row in COMPETENCES if (row.act, row.level) == (act, level)]
    if not known:
        raise NoCompetenceLaw(act, level, on)
    found = [row for row in known if row.effective_from <= on]
    return found[-1] if found else replace(known[0], verified=False)


def reasons_against(
    act: CompetenceAct, level: str, on: date, *, rank: str = "", assigned: bool = False
) -> tuple[Incompetence, ...]:
    """Why a body of this level may not do this on that day; nothing when it may.

    `rank` and `assigned` are the officer's, and asked for only where the power hangs on them.
    """
    rule = competence_on(act, level, on)
    if rule.effective_from > on:  # what was law then was not read, so it bars nothing
        return ()
    if not rule.allowed:
        return (_no_power(rule, on),)
    if not rule.on_assignment:
        return ()
    reasons = []
    if rank not in RANKS_THAT_INITIATE:
        reasons.append(_personal(
            rule, "COMPETENCE-NO-RANK",
            "Ở Công an cấp xã, chỉ Trưởng, Phó trưởng Công an là Điều tra viên trung cấp, cao cấp được làm việc này.",
            "At the commune only a chief or deputy with the rank of middle or senior investigator may do this.",
        ))  # fmt: skip
    if not assigned:
        reasons.append(_personal(
            rule, "COMPETENCE-NOT-ASSIGNED",
            "Chưa có phân công của Thủ trưởng Cơ quan Cảnh sát điều tra Công an cấp tỉnh.",
            "The head of the provincial investigating body has not assigned it.",
        ))  # fmt: skip
    return tuple(reasons)


def may_receive(level: str, on: date) -> tuple[Incompetence, ...]:
    return reasons_against("receive", level, on)


def may_check(level: str, on: date) -> tuple[Incompetence, ...]:
    return reasons_against("check", level, on)


def may_hand_over(level: str, on: date) -> tuple[Incompetence, ...]:
    return reasons_against("hand_over", level, on)


def may_resolve(level: str, on: date, *, rank: str = "", assigned: bool = False) -> tuple[Incompetence, ...]:
    return reasons_against("resolve", level, on, rank=rank, assigned=assigned)


def may_initiate(
    level: str, on: date, *, rank: str = "", assigned: bool = False, crime_class: str = ""
) -> tuple[Incompetence, ...]:
    """Why a body may not initiate; above the commune's class there is a warning only, until the law has been read."""
    reasons = reasons_against("initiate", level, on, rank=rank, assigned=assigned)
    if level != "commune" or not crime_class:
        return reasons
    found = [row for row in CLASS_THRESHOLDS if row.effective_from <= on]
    if not found or crime_class in found[-1].classes:
        return reasons
    return (*reasons, _above_the_threshold(found[-1]))


def blocking(reasons: tuple[Incompetence, ...]) -> tuple[Incompetence, ...]:
    """Those that refuse, without the warnings."""
    return tuple(reason for reason in reasons if reason.blocks)


def first_handling_level(on: date) -> Level:
    """Where commune police hand reports over to, and where the press's reports go first (TTLT 01/2017 Đ8.7)."""
    return "district" if on < DISTRICTS_END else "province"


def _no_power(rule: Competence, on: date) -> Incompetence:
    if rule.level == "district":
        vi = f"Công an cấp huyện kết thúc hoạt động từ {DISTRICTS_END:%d/%m/%Y}; việc thuộc Công an cấp tỉnh."
        en = f"The district police ended on {DISTRICTS_END}; the matter belongs to the province."
        return Incompetence("COMPETENCE-DISTRICT-ENDED", vi, en, rule.cites, rule.cites_en)
    act, level = _ACTS[rule.act], _LEVELS[rule.level]
    vi = f"{level[0]} không có thẩm quyền {act[0]} vào ngày {on:%d/%m/%Y}."
    en = f"{level[1].capitalize()} may not {act[1]} on {on}."
    return Incompetence("COMPETENCE-NONE", vi, en, rule.cites, rule.cites_en)


def _personal(rule: Competence, code: str, message: str, message_en: str) -> Incompetence:
    return Incompetence(code, message, message_en, rule.cites, rule.cites_en)


def _above_the_threshold(threshold: ClassThreshold) -> Incompetence:
    return Incompetence(
        "COMPETENCE-CLASS-ABOVE-COMMUNE",
        "Theo cấu hình hiện hành, Công an cấp xã chỉ khởi tố tội ít nghiêm trọng, nghiêm trọng: kiểm tra lại văn bản.",
        "As configured, the commune initiates for less serious and serious crimes only: check the law.",
        threshold.cites, threshold.cites_en, blocks=False,
    )  # fmt: skip
