"""Under which article each act in a case stands (căn cứ của từng việc trong vụ án), as timelines and covers print it.

Read in the codified text of the Criminal Procedure Code (BLTTHS 2015) and of joint circular 04/2018. For acts from
01/07/2025 on the same articles stand as configuration: Law 99/2025 amended the code and was not read.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from tongket.core.law.competence import DISTRICTS_END
from tongket.core.law.criminal_procedure_code import AMENDED, IN_FORCE
from tongket.core.law.joint_circular_04_2018 import IN_FORCE as TTLT04_IN_FORCE
from tongket.core.law.limits import Provision


def _code(code: str, articles: str, articles_en: str) -> Provision:
    return Provision(
        f"BLTTHS-{code}", f"BLTTHS 2015, {articles}", f"Criminal Procedure Code 2015, {articles_en}", IN_FORCE
    )


def _with_circular(code: str, articles: str, articles_en: str, circular: str, circular_en: str) -> Provision:
    return Provision(
        f"BLTTHS-{code}-TTLT04", f"BLTTHS 2015, {articles}; TTLT 04/2018, {circular}",
        f"Criminal Procedure Code 2015, {articles_en}; joint circular 04/2018, {circular_en}", TTLT04_IN_FORCE,
    )  # fmt: skip


def _circular(code: str, article: str, article_en: str) -> Provision:
    return Provision(
        f"TTLT04-{code}", f"TTLT 04/2018, {article}", f"Joint circular 04/2018, {article_en}", TTLT04_IN_FORCE
    )


_JOINED = _with_circular("170.1", "Điều 170 khoản 1, 3", "art. 170.1, 170.3", "Điều 14 khoản 1", "art. 14.1")
_SPLIT = _code("170.2", "Điều 170 khoản 2, 3", "art. 170.2–3")
_RESUMED = _code("235", "Điều 174 khoản 1, Điều 235", "art. 174.1, 235")
_MOVED = _with_circular("169", "Điều 169", "art. 169", "Điều 29", "art. 29")
# The body ends, its cases pass by slip: the joint circular was seen in the press only.
BODY_ENDED = Provision(
    "ND02-2025-CASES", "Nghị định số 02/2025/NĐ-CP; TTLT 02/2025/TTLT-BCA-VKSNDTC-TANDTC",
    "Decree 02/2025/NĐ-CP; joint circular 02/2025", DISTRICTS_END, verified=False,
)  # fmt: skip

CASE_ACTS: MappingProxyType[str, Provision] = MappingProxyType(
    {
        "initiate_case": _code("153", "Điều 143, 153, 154", "art. 143, 153, 154"),
        "supplement_case": _code("156", "Điều 156 khoản 1", "art. 156.1"),
        "reclassify_offence": _with_circular("156", "Điều 156, 180", "art. 156, 180", "Điều 14", "art. 14"),
        "change_lead": _circular("14", "Điều 14", "art. 14"),
        "assign_case": _code("36.1", "Điều 36 khoản 1", "art. 36.1"),
        "charge_accused": _code("179", "Điều 179", "art. 179"),
        "terminate_accused": _code("230.2", "Điều 230 khoản 2", "art. 230.2"),
        "ask_investigation_extension": _code("172.2", "Điều 172 khoản 2", "art. 172.2"),
        "extend_investigation": _code("172", "Điều 172 khoản 2, 3, 5", "art. 172.2, 172.3, 172.5"),
        "issue_wanted_notice": _code("231", "Điều 231", "art. 231"),
        "record_joint_assessment": _circular("31", "Điều 31", "art. 31"),
        "suspend_case": _code("229", "Điều 229", "art. 229"),
        "resume_case": _RESUMED,
        "reopen_case": _RESUMED,
        "conclude_case": _code("232", "Điều 232", "art. 232"),
        "hand_over_case": _code("238", "Điều 232 khoản 4, Điều 238", "art. 232.4, 238"),
        "terminate_case": _code("230", "Điều 230", "art. 230"),
        "return_case": _code("245", "Điều 174 khoản 2, Điều 245, 280", "art. 174.2, 245, 280"),
        "join_cases": _JOINED,
        "take_in_case": _JOINED,
        "split_case": _SPLIT,
        "split_off_case": _SPLIT,
        "cancel_initiation": _code("161.1b", "Điều 161 khoản 1 điểm b", "art. 161.1.b"),
        "cancel_case_suspension": _code("165.4", "Điều 165 khoản 4, Điều 235", "art. 165.4, 235"),
        "cancel_case_termination": _code("230.3", "Điều 230 khoản 3, Điều 235", "art. 230.3, 235"),
        "send_case": _MOVED,
        "take_over_case": _MOVED,
        "return_sent_case": _MOVED,
        "send_case_away": _MOVED,
        "take_back_case": _MOVED,
        "move_case": BODY_ENDED,
        "move_offence": BODY_ENDED,
    }
)

# Điều 169 khoản 1: on which grounds the procuracy moves a case; where a body has ended, its own ground.
TRANSFER_GROUNDS: MappingProxyType[str, Provision] = MappingProxyType(
    {
        "not_competent": _code("169.1a", "Điều 169 khoản 1 điểm a", "art. 169.1.a"),
        "drawn_up": _code("169.1b", "Điều 169 khoản 1 điểm b", "art. 169.1.b"),
        "head_replaced": _code("169.1c", "Điều 169 khoản 1 điểm c", "art. 169.1.c"),
        "demanded": _code("169.1d", "Điều 169 khoản 1 điểm d", "art. 169.1.d"),
    }
)
# Điều 169 khoản 5: the limit goes on at the body that receives the file; the text names no days to leave out, so the
# days on the road are counted (the stricter reading).
TRANSFER_KEEPS_THE_LIMIT = _code("169.5", "Điều 169 khoản 5", "art. 169.5")


_UNAMENDED, _AMENDED = "BLTTHS 2015,", "BLTTHS 2015 (sửa đổi bởi Luật số 99/2025/QH15),"
_UNAMENDED_EN, _AMENDED_EN = "Criminal Procedure Code 2015,", "Criminal Procedure Code 2015 (amended by Law 99/2025),"


def cites_of(verb: str, on: date | None = None, *, english: bool = False) -> str:
    """The provision under which an act of a day stands, in one language; empty where none is known."""
    found = CASE_ACTS.get(verb)
    if found is None:
        return ""
    amended = on is not None and on >= AMENDED
    if english:
        return found.cites_en.replace(_UNAMENDED_EN, _AMENDED_EN) if amended else found.cites_en
    return found.cites.replace(_UNAMENDED, _AMENDED) if amended else found.cites
