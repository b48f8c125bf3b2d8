"""Both languages are complete, and no page talks to the reader outside the catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tongket.entry import messages

PACKAGE = Path(messages.__file__).resolve().parents[1]
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
MARKED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->", re.S
)
# Papers of the State are Vietnamese whatever the reader's language: the element says so to a screen reader too.
OFFICIAL_PAPER = re.compile(r'<(main|header|span)\b[^>]*\blang="vi"[^>]*>.*?</\1>', re.S)
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
# The switch names each language in its own words.
OWN_WORDS = {"language_switch.html"}


def test_every_text_has_english_and_the_compiled_catalogues_are_current():
    faults = messages.check()
    assert not faults, "\n".join(faults[:40])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_holds_no_vietnamese_outside_the_translation_tags(template):
    if template.name in OWN_WORDS:
        return
    bare = MARKED.sub("", OFFICIAL_PAPER.sub("", template.read_text(encoding="utf-8")))
    assert not [line.strip() for line in bare.splitlines() if VIETNAMESE.search(line)]
