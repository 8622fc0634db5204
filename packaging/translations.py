"""Make the translation files anew: `python packaging/translations.py` after strings of the window changed.

Collects the strings (`pyside6-lupdate`), fills in what English needs - its plurals, which the sources write as
"%n file(s)" - and compiles (`pyside6-lrelease`) into `resources/translations`, where the window loads them.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
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
    _add_translated_by_function(tree.getroot(), sources)
    for message in tree.iter("message"):
        _fill(message)
    ElementTree.indent(tree)
    tree.write(TARGET, encoding="utf-8", xml_declaration=True)
    _run(tools, "pyside6-lrelease", "-silent", str(TARGET), "-qm", str(TARGET.with_suffix(".qm")))


def _run(tools: Path, program: str, *words: str) -> None:
    subprocess.run([str(tools / program), *words], check=True, cwd=ROOT)


def _add_translated_by_function(root: ElementTree.Element, sources: Sequence[str]) -> None:
    """Add the plurals of `translate(context, text, "", count)`, which lupdate takes for plain where count is a name."""
    contexts = {context.findtext("name") or "": context for context in root.iter("context")}
    found = sorted({call for path in sources for call in _plural_calls(Path(path))})
    for name, text in found:
        if name not in contexts:
            contexts[name] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[name], "name").text = name
        if all(known.findtext("source") != text for known in contexts[name].iter("message")):
            message = ElementTree.SubElement(contexts[name], "message", numerus="yes")
            ElementTree.SubElement(message, "source").text = text
            ElementTree.SubElement(message, "translation")


def _plural_calls(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Name(id="translate") | ast.Attribute(attr="translate"),
                args=[ast.Constant(str(context)), ast.Constant(str(text)), _, _],
            ) if "%n" in text:
                yield context, text


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
