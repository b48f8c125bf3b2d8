"""Drafts on the server: kept per person, page and object; private fields never; forgotten after their time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django import forms
from django.http import QueryDict

from tongket.foundation import drafts
from tongket.foundation.actor import Actor, Role
from tongket.foundation.clock import LOCAL

AT = datetime(2022, 11, 16, 8, 17, tzinfo=LOCAL)
LAN = Actor(1, "Trực ban 01", Role.DUTY_OFFICER, 1)
HAI = Actor(2, "Trực ban 02", Role.DUTY_OFFICER, 1)


class Form(forms.Form):
    summary = forms.CharField(required=False)
    urgent = forms.BooleanField(required=False)
    reporter = forms.CharField(required=False, widget=forms.TextInput(attrs={"data-private": ""}))


def keep(by=LAN, text="summary=Mất+xe&urgent=on&reporter=Người+báo+01", at=AT):
    values = drafts.values_to_keep(Form(), QueryDict(text))
    drafts.save_draft(by=by, page="moi", about="/tin-bao/moi/", values=values, at=at)


def kept(by=LAN):
    return drafts.draft_of(by, "moi", "/tin-bao/moi/")


@pytest.mark.django_db
def test_a_private_field_never_enters_a_draft():
    keep()
    assert kept().values == {"summary": ["Mất xe"], "urgent": ["on"]}


@pytest.mark.django_db
def test_a_draft_belongs_to_its_writer_alone():
    keep()
    assert kept(HAI) is None


@pytest.mark.django_db
def test_the_last_draft_takes_the_place_of_the_one_before():
    keep()
    keep(text="summary=Mất+xe+máy", at=AT + timedelta(minutes=1))
    assert kept().values == {"summary": ["Mất xe máy"]}
    assert kept().saved_at == AT + timedelta(minutes=1)


@pytest.mark.django_db
def test_an_empty_form_leaves_no_draft():
    keep(text="summary=&reporter=Người+báo+01")
    assert kept() is None


@pytest.mark.django_db
def test_a_draft_fills_the_form_again():
    keep()
    form = Form()
    drafts.fill(form, kept().values)
    assert form["summary"].value() == "Mất xe"
    assert form["urgent"].value() is True
    assert form["reporter"].value() is None


@pytest.mark.django_db
def test_a_box_not_ticked_in_the_draft_is_not_ticked_in_the_form():
    form = Form(initial={"urgent": True})
    drafts.fill(form, {"summary": ["x"]})
    assert form["urgent"].value() is False


@pytest.mark.django_db
def test_the_daily_work_forgets_drafts_nobody_came_back_to():
    keep()
    keep(by=HAI, at=AT + drafts.KEPT_FOR)
    assert drafts.drop_expired(AT + drafts.KEPT_FOR + timedelta(minutes=1)) == 1
    assert kept() is None
    assert kept(HAI) is not None
