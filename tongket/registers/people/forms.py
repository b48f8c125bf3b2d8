"""Text to values for accounts and sign-in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField
from tongket.registers.people import rules


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(label=_("Tên đăng nhập"), max_length=40)
    password = forms.CharField(label=_("Mật khẩu"), widget=forms.PasswordInput, max_length=200)


class AccountForm(forms.Form):
    """A new account for a post."""

    username = forms.SlugField(label=_("Tên đăng nhập"), max_length=40)
    post = forms.CharField(label=_("Chức vụ"), max_length=120, help_text=_("Ghi chức vụ, không ghi họ tên."))
    password = forms.CharField(
        label=_("Mật khẩu ban đầu"), widget=forms.PasswordInput, min_length=12, max_length=200,
        help_text=_("Ít nhất 12 ký tự."),
    )  # fmt: skip


class GrantForm(forms.Form):
    """A role for a unit from a day on."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=[(str(r), n) for r, n in rules.ROLE_NAMES.items()])
    unit_code = forms.CharField(label=_("Mã đơn vị"), max_length=20)
    on = DayField(label=_("Từ ngày"))
