"""Make the translation files anew: `python packaging/translations.py` after strings of the window changed.

Collects the strings (`pyside6-lupdate`), fills in what English needs - its plurals, which the sources write as
"%n file(s)" - and compiles (`pyside6-lrelease`) into `resources/translations`, where the window loads them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "translations" / "metarr_en.ts"
_OPTIONAL = re.compile(r"\(([a-z]+)\)")


def main() -> None:
    """Collect, fill in, compile."""
    tools = Path(sys.executable).parent
    sources = sorted(str(path) for path in (ROOT / "metarr_desktop" / "ui").rglob("*.py"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.unlink(missing_ok=True)
    collect = ["pyside6-lupdate", *sources, "-pluralonly", "-no-obsolete", "-locations", "none"]
    _run(tools, *collect, "-target-language", "en", "-ts", str(TARGET))
    tree = ElementTree.parse(TARGET)
    for message in tree.iter("message"):
        _fill(message)
    tree.write(TARGET, encoding="utf-8", xml_declaration=True)
    _run(tools, "pyside6-lrelease", "-silent", str(TARGET), "-qm", str(TARGET.with_suffix(".qm")))


def _run(tools: Path, program: str, *words: str) -> None:
    subprocess.run([str(tools / program), *words], check=True, cwd=ROOT)


def _fill(message: ElementTree.Element) -> None:
    """English: one form for 1, one for the rest. What the source puts into brackets is the plural's ending."""
    source = message.findtext("source") or ""
    translation = message.find("translation")
    if translation is None or message.get("numerus") != "yes":
        return
    translation.attrib.pop("type", None)
    for child in list(translation):
        translation.remove(child)
    for text in (_OPTIONAL.sub("", source), _OPTIONAL.sub(r"\1", source)):
        ElementTree.SubElement(translation, "numerusform").text = text


if __name__ == "__main__":
    main()
