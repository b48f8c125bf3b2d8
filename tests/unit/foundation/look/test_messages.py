"""The catalogue tool: what it finds, what it keeps, what it complains about."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tongket.entry import messages


@pytest.fixture
def package(tmp_path: Path) -> Path:
    slice_folder = tmp_path / "house/registers/intake"
    (slice_folder / "templates/intake").mkdir(parents=True)
    (slice_folder / "rules.py").write_text(
        'WHY = _("Tin đã đóng.")\nN = ngettext("%(n)s tin", "%(n)s tin", 2)\n', "utf-8"
    )
    (slice_folder / "templates/intake/a.html").write_text(
        '{% translate "Hạn" %}{% include "x" with label=_("Mã") %}'
        '{% blocktranslate with a=b %}Còn {{ a }} ngày{% endblocktranslate %}{{ v|f:_("vụ") }}',
        "utf-8",
    )
    (tmp_path / "house/entry").mkdir()
    (tmp_path / "house/entry/cli.py").write_text('print(gettext("Xong."))\n', "utf-8")
    return tmp_path / "house"


def texts(found: list[messages.Message]) -> set[str]:
    return {message.text for message in found}


def test_texts_of_python_and_templates_go_to_the_register_they_stand_in(package):
    found = messages.collect(package)
    assert texts(found[package / "registers/intake"]) == {
        "Tin đã đóng.", "%(n)s tin", "Hạn", "Mã", "Còn %(a)s ngày", "vụ",
    }  # fmt: skip


def test_texts_outside_registers_and_screens_go_to_the_foundation(package):
    assert texts(messages.collect(package)[package / "foundation"]) == {"Xong."}


def test_extracting_again_keeps_the_english_and_drops_what_is_gone(package):
    messages.extract(package)
    path = package / "registers/intake" / messages.CATALOGUE
    catalogue = polib.pofile(str(path))
    catalogue.find("Hạn").msgstr = "Due"
    catalogue.append(polib.POEntry(msgid="Không còn dùng", msgstr="Gone"))
    catalogue.save()
    messages.extract(package)
    again = polib.pofile(str(path))
    assert again.find("Hạn").msgstr == "Due" and again.find("Không còn dùng") is None


def test_a_text_without_english_is_reported_with_its_place(package):
    assert "house/registers/intake: no English: 'Hạn'" in messages.check(package)


def test_english_that_lost_a_value_is_reported(package):
    messages.extract(package)
    path = package / "registers/intake" / messages.CATALOGUE
    catalogue = polib.pofile(str(path))
    catalogue.find("Còn %(a)s ngày").msgstr = "days left"
    catalogue.save()
    assert "house/registers/intake: placeholder differs: 'Còn %(a)s ngày'" in messages.check(package)


def test_a_compiled_catalogue_older_than_its_source_is_reported(package):
    messages.extract(package)
    messages.compile_all(package)
    path = package / "registers/intake" / messages.CATALOGUE
    catalogue = polib.pofile(str(path))
    catalogue.find("Hạn").msgstr = "Due"
    catalogue.save()
    assert any("not current" in fault for fault in messages.check(package))
