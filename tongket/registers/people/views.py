"""Sign-in, sign-out, the accounts page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, allow, answer_act, answer_entry_page
from tongket.registers.people import operations, presenters, queries, signin
from tongket.registers.people.forms import AccountForm, GrantForm, SignInForm


@allow(anonymous=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by password; in the demo one click per role."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["username"]
        account = None
        if signin.may_try(name, request):
            account = authenticate(request, username=name, password=form.cleaned_data["password"])
            signin.remember(name, request, success=account is not None)
        if account is not None:
            login(request, account)
            return HttpResponseRedirect(_target(request))
        form.add_error(
            None, _("Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc đã thử quá nhiều lần. Đợi ít phút rồi thử lại.")
        )
    seats = queries.demo_seats(clock.today()) if settings.TONGKET_DEMO else []
    context = {
        "form": form,
        "seats": [presenters.seat_button(seat) for seat in seats],
        "toi": request.GET.get("toi", "") or request.POST.get("toi", ""),
    }
    return render(request, "people/sign_in.html", context, status=422 if form.errors else 200)


@allow(anonymous=True)
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """One-click sign-in: only while the demo setting is on."""
    if not settings.TONGKET_DEMO:
        raise Http404
    account = queries.demo_account(request.POST.get("username", ""))
    if account is None:
        raise Http404
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(_target(request))


@allow(anonymous=True)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and clear what the browser keeps."""
    logout(request)
    answer = HttpResponseRedirect(settings.LOGIN_URL)
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@allow()
def me(request: HttpRequest) -> HttpResponse:
    """One's own page: post, role, unit."""
    line = presenters.account_line(queries.accounts().get(pk=request.user.pk))
    return render(request, "people/me.html", {"account": line})


@allow(Role.ADMINISTRATOR)
def index(request: HttpRequest) -> HttpResponse:
    """All accounts with their grants."""
    lines = [presenters.account_line(account) for account in queries.accounts()]
    return render(request, "people/index.html", {"lines": lines})


@allow(Role.ADMINISTRATOR)
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account."""
    page = EntryPage(
        template="people/open_account.html",
        form=AccountForm,
        act=lambda data, by, at, key: operations.open_account(by=by, at=at, key=key, **data),
        then=lambda ref: reverse("people:grant", args=[ref.code]),
        done=lambda ref: _("Đã mở tài khoản %(code)s. Phân quyền tiếp.") % {"code": ref.code},
    )
    return answer_entry_page(request, page)


@allow(Role.ADMINISTRATOR)
def grant(request: HttpRequest, username: str) -> HttpResponse:
    """Grant a role to an account."""
    page = EntryPage(
        template="people/grant.html",
        form=GrantForm,
        act=lambda data, by, at, key: operations.grant_role(
            by=by,
            at=at,
            key=key,
            username=username,
            role=Role(data["role"]),
            unit_code=data["unit_code"],
            on=data["on"],
        ),
        then=lambda _ref: reverse("people:index"),
        done=lambda _ref: _("Đã phân quyền."),
    )
    return answer_entry_page(request, page, username=username)


@allow(Role.ADMINISTRATOR)
@require_POST
def withdraw(request: HttpRequest, username: str, grant_id: int) -> HttpResponse:
    """Withdraw a grant from today on."""
    return answer_act(
        request,
        lambda by, at, key: operations.withdraw_role(
            by=by, at=at, key=key, username=username, grant_id=grant_id, on=clock.today()
        ),
        reverse("people:index"),
        _("Đã thu hồi quyền."),
    )


def _target(request: HttpRequest) -> str:
    wanted = request.POST.get("toi", "")
    return wanted if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/"
