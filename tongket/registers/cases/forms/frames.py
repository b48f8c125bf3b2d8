"""Choosing an article of the Penal Code by number or by words; its class is never typed."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import TextInput
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tongket.core.law.penal_code import article_of, frames_of
from tongket.core.law.penal_code_table import ARTICLES
from tongket.core.viet.keys import fold

MOST_NAMED = 5


@cache
def articles_with_frames() -> dict[str, str]:
    """Article → its name, of the articles an offence can stand under."""
    return {number: name for number, (name, _chapter) in ARTICLES.items() if frames_of(number)}


class ArticleInput(TextInput):
    """A text input with the articles as suggestions; without a script the browser suggests them."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}_articles"
        typed = super().render(name, value, {**(attrs or {}), "list": list_id, "data-combo": ""}, renderer)
        options = format_html_join(
            "", '<option value="{} – {}">', ((number, name) for number, name in articles_with_frames().items())
        )
        return format_html('{}<datalist id="{}">{}</datalist>', typed, list_id, options)


class ArticleField(forms.CharField):
    """An article typed as "173", "Điều 173", "173 – Trộm cắp tài sản" or by words of its name; gives its number."""

    widget = ArticleInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Gõ số điều hoặc tên tội danh."))
        super().__init__(max_length=200, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return article_in(text) if text else text


def article_in(text: str) -> str:
    """The number of the article meant by a text. Refused: no article, or several."""
    words = fold(text).replace("điều", "dieu").split()
    if words and words[0] == "dieu":
        words = words[1:]
    if words and words[0][:1].isdigit():
        # Whether the code knows the number is the register's rule, with its own sentence.
        return words[0].strip(".,:;–-")
    found = [n for n, name in articles_with_frames().items() if all(word in fold(name).split() for word in words)]
    exact = [n for n in found if fold(ARTICLES[n][0]).split() in (words, ["toi", *words])]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise ValidationError(_("Không có điều nào tên “%(text)s”. Gõ số điều, ví dụ 173."), params={"text": text})
    named = "; ".join(f"{n} – {ARTICLES[n][0]}" for n in found[:MOST_NAMED])
    raise ValidationError(_("Có %(n)s điều khớp: %(named)s. Gõ số điều."), params={"n": len(found), "named": named})


def frame_lines(article: str) -> list[dict[str, Any]]:
    """Every frame of an article: clause, highest penalty, class; nothing for an unknown article."""
    if article not in ARTICLES:
        return []
    return [
        {"clause": frame.clause, "penalty": frame.highest_penalty, "class": frame.crime_class}
        for frame in frames_of(article)
    ]


def article_name(article: str) -> str:
    """The name of an article, or an empty text."""
    return article_of(article).name if article in ARTICLES else ""
