"""Build the icon sprite from an unpacked @tabler/icons package: python tools/icon_sprite.py <package folder>.

Add a name to NAMES, run, then state the new hash (sha256sum) in VENDOR.toml beside the sprite.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tongket/foundation/static/vendor/icons.svg"
NAMES = """
home message-report clipboard-list file-spreadsheet chart-line map-2 file-text shield users scale award search bell
menu-2 plus check circle-check alert-triangle clock hourglass circle-dashed info-circle filter x printer download
send edit trash arrow-right arrow-left chevron-right chevron-down calendar presentation language logout user lock
link refresh upload paperclip flame car building target news history arrows-split settings table login
device-floppy folder gavel id-badge-2 eye database
"""


def symbol(package: Path, name: str) -> str:
    """One <symbol> holding the drawing of one outline icon."""
    drawing = (package / "icons/outline" / f"{name}.svg").read_text(encoding="utf-8")
    inner = re.sub(r"<!--.*?-->", "", drawing, flags=re.S)
    body = re.search(r"<svg[^>]*>(.*)</svg>", inner, flags=re.S)
    if body is None:
        raise ValueError(f"no drawing in {name}.svg")
    drawn = re.sub(r'<path stroke="none" d="M0 0h24v24H0z"[^>]*>', "", body[1])
    paths = re.sub(r"\s+", " ", drawn).replace("> <", "><").replace('" />', '"/>').strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{paths}</symbol>'


def main() -> None:
    """Write the sprite."""
    package = Path(sys.argv[1])
    parts = "\n".join(symbol(package, name) for name in sorted(NAMES.split()))
    note = "<!-- Tabler Icons 3.51.0, MIT licence, see licences/tabler-icons.txt -->"
    TARGET.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{note}\n{parts}\n</svg>\n', encoding="utf-8")


if __name__ == "__main__":
    main()
