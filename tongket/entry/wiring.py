"""News that travels upward, and the menu of each role: plain lists of functions. Nothing below knows the hearer."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from tongket.foundation import cards, clock, context, matters
from tongket.foundation.actor import Actor, Role
from tongket.foundation.context import MenuGroup, MenuItem
from tongket.foundation.http import opens
from tongket.registers.cases.presenters import beside
from tongket.registers.cases.presenters import voids as case_voids
from tongket.registers.cases.presenters.transfer import arriving_card
from tongket.registers.cases.queries.matters import handles_case
from tongket.registers.directives import queries as directives
from tongket.registers.evils.presenters import voiding as evil_voids
from tongket.registers.intake import queries as intake
from tongket.registers.intake.presenters import voids as report_voids
from tongket.registers.intake.presenters.identity import danger_notice
from tongket.registers.intake.queries import identity as identities

# Entry of the menu → its drawing, its words, the name of its page.
ENTRIES = {
    "home": ("home", gettext_lazy("Trang chính"), "screens:home"),
    "overview": ("presentation", gettext_lazy("Tổng quan"), "screens:overview"),
    "intake": ("message-report", gettext_lazy("Tin báo"), "intake:index"),
    "procuracy": ("eye", gettext_lazy("Bàn kiểm sát"), "procuracy:desk"),
    "prosecution": ("gavel", gettext_lazy("Truy tố, xét xử"), "procuracy:counts"),
    "identities": ("user", gettext_lazy("Mở danh tính"), "intake:openings"),
    "cases": ("scale", gettext_lazy("Vụ án, vụ việc"), "cases:index"),
    "incidents": ("flame", gettext_lazy("Sự cố, tai nạn"), "incidents:index"),
    "evils": ("shield", gettext_lazy("Tệ nạn, truy nã"), "evils:index"),
    "overdue": ("clipboard-list", gettext_lazy("Việc quá hạn"), "screens:overdue"),
    "notices": ("bell", gettext_lazy("Thông báo"), "screens:notices"),
    "nightly": ("history", gettext_lazy("Kiểm tra đêm"), "screens:nightly"),
    "returns": ("file-spreadsheet", gettext_lazy("Báo cáo kỳ"), "returns:index"),
    "seals": ("lock", gettext_lazy("Chốt số liệu"), "screens:seals"),
    "figures": ("chart-line", gettext_lazy("Chỉ tiêu"), "screens:catalogue"),
    "goals": ("target", gettext_lazy("Mục tiêu, chỉ số"), "goals:index"),
    "papers": ("file-text", gettext_lazy("Văn bản, báo cáo"), "screens:papers"),
    "trace": ("check", gettext_lazy("Đối chiếu 2022"), "screens:trace"),
    "directives": ("arrows-split", gettext_lazy("Chỉ đạo"), "directives:index"),
    "conferences": ("users", gettext_lazy("Hội nghị"), "conferences:index"),
    "awards": ("award", gettext_lazy("Khen thưởng"), "awards:index"),
    "news": ("news", gettext_lazy("Tin tức"), "publications:index"),
    "units": ("building", gettext_lazy("Đơn vị"), "units:index"),
    "boundaries": ("map-2", gettext_lazy("Địa giới"), "units:boundaries"),
    "accounts": ("user", gettext_lazy("Người dùng"), "people:index"),
    "me": ("settings", gettext_lazy("Cá nhân"), "people:me"),
}
ARGUMENTS = {"trace": [2022]}
# Roles whose menu counts the messages not yet read.
NOTIFIED = frozenset(
    {
        Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.INSPECTOR, Role.PROCURACY,
        Role.MEMBER_AGENCY,
    }
)  # fmt: skip
WORK, FIGURES, DIRECTION = (gettext_lazy("Công việc"), gettext_lazy("Số liệu"), gettext_lazy("Chỉ đạo"))
OTHER = gettext_lazy("Khác")
# Role → groups in order; some ten entries, the rest is found by search and by links.
MENUS: dict[Role, tuple[tuple[object, str], ...]] = {
    Role.DUTY_OFFICER: (
        (WORK, "home intake incidents evils overdue notices returns"), (FIGURES, "overview figures"), (OTHER, "me"),
    ),
    Role.INVESTIGATOR: (
        (WORK, "home cases intake incidents evils overdue notices"), (FIGURES, "overview figures"), (OTHER, "me"),
    ),
    Role.UNIT_HEAD: (
        (WORK, "home intake cases evils overdue notices returns"), (FIGURES, "overview"),
        (DIRECTION, "directives awards"), (OTHER, "me"),
    ),
    Role.STATISTICS: (
        (WORK, "home returns evils overdue notices"), (FIGURES, "overview figures seals papers"),
        (DIRECTION, "directives conferences awards"),
    ),
    Role.CHAIR: (
        (FIGURES, "overview figures papers trace"), (DIRECTION, "overdue directives goals conferences awards"),
        (OTHER, "me"),
    ),
    Role.INSPECTOR: (
        (WORK, "home overdue notices identities"), (FIGURES, "overview figures seals trace"), (DIRECTION, "directives"),
        (OTHER, "units me"),
    ),
    Role.PROCURACY: (
        (WORK, "procuracy intake cases evils overdue notices prosecution"), (FIGURES, "overview figures seals"),
        (OTHER, "units me"),
    ),
    Role.EMULATION: ((WORK, "home awards conferences"), (FIGURES, "overview figures"), (OTHER, "news units me")),
    Role.MEMBER_AGENCY: (
        (WORK, "home directives overdue notices"), (FIGURES, "overview figures"), (DIRECTION, "conferences news"),
        (OTHER, "units me"),
    ),
    Role.ADMINISTRATOR: ((WORK, "home accounts nightly"), (OTHER, "units boundaries me")),
    Role.SYSTEM: (),
}  # fmt: skip


def menu(request: HttpRequest) -> list[MenuGroup]:
    """The menu of the signed-in reader; nobody else has one."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    waiting = _waiting(request, actor.role)
    groups = []
    for label, names in MENUS[actor.role]:
        items = [_item(name, waiting.get(name, 0), actor) for name in names.split()]
        groups.append(MenuGroup(str(label), tuple(item for item in items if item is not None)))
    return groups


def _item(name: str, count: int, actor: Actor) -> MenuItem | None:
    icon, label, page = ENTRIES[name]
    try:
        url = reverse(page, args=ARGUMENTS.get(name))
    except NoReverseMatch:
        return None
    return MenuItem(icon, str(label), url, count, urgent=name == "overdue") if opens(actor, url) else None


def _waiting(request: HttpRequest, role: Role) -> dict[str, int]:
    """Counts only where something waits for this role, equal to the rows of the page they lead to."""
    counts = {"notices": _told(request)} if role in NOTIFIED else {}
    if role == Role.INSPECTOR:
        counts["identities"] = identities.openings_waiting(request.scope, request.actor)  # type: ignore[attr-defined]
    if role not in (Role.DUTY_OFFICER, Role.UNIT_HEAD, Role.INVESTIGATOR):
        return counts
    scope = request.scope  # type: ignore[attr-defined]
    return counts | {"intake": intake.counts(scope, clock.today())["received"]}


def _told(request: HttpRequest) -> int:
    """Messages not yet read, and openings in danger that wait for this reader: both stand on the page of notices."""
    actor, scope = request.actor, request.scope  # type: ignore[attr-defined]
    return directives.unread(actor) + identities.danger_openings(scope, actor).count()


def wire() -> None:
    """Connect lower registers' news to upper ones and fill the menu; calling it again changes nothing."""
    if menu not in context.MENU_SOURCES:
        context.MENU_SOURCES.append(menu)
    for make in (beside.cases_card, beside.requests_card):
        if make not in cards.REPORT_CARDS:
            cards.REPORT_CARDS.append(make)
    if handles_case not in matters.CHECKS:
        matters.CHECKS.append(handles_case)
    voids = (report_voids.voids_notice, case_voids.voids_notice, evil_voids.voids_notice)
    for notice in (danger_notice, arriving_card, *voids):
        if notice not in cards.NOTICE_CARDS:
            cards.NOTICE_CARDS.append(notice)
