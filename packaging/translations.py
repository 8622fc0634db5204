"""Make the translation files anew: `python packaging/translations.py` after strings of the window changed.

Collects the strings (`pyside6-lupdate`), and compiles (`pyside6-lrelease`) into `resources/translations`, where the
window loads them. English needs its plurals alone, which the sources write as "%n file(s)", and those are filled in. Of
other languages what was translated stays; what is new stands there unfinished, to be translated in the `.ts` file. The
sentences of the rooms below the window (`sentences.py`) stand in `sentences.txt`, too, by which the window finds them.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import sentences

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SENTENCES = FOLDER / "sentences.txt"
LANGUAGES = ("en", "de")
_OPTIONAL = re.compile(r"\(([a-z]+)\)")


def main() -> None:
    """Collect, fill in, compile."""
    tools = Path(sys.executable).parent
    sources = sorted(str(path) for path in (ROOT / "metarr_desktop" / "ui").rglob("*.py"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    SENTENCES.write_text("".join(f"{one}\n" for one in said_below()), encoding="utf-8")
    for language in LANGUAGES:
        target = FOLDER / f"metarr_{language}.ts"
        is_english = language == "en"
        if is_english:
            target.unlink(missing_ok=True)
        collect = [*sources, *(["-pluralonly"] if is_english else []), "-no-obsolete", "-locations", "none"]
        before = {} if is_english else _translations(target)
        _run(tools, "pyside6-lupdate", *collect, "-target-language", language, "-ts", str(target))
        tree = ElementTree.parse(target)
        contexts = _Contexts(tree.getroot())
        for context, text in sorted({call for path in sources for call in _plural_calls(Path(path))}):
            contexts.add(context, text, is_plural=True)
        if is_english:
            for message in tree.iter("message"):
                _fill(message)
        else:
            for context, text in passed_on(sources):
                contexts.add(context, text)
            contexts.give_back(before)
        ElementTree.indent(tree)
        tree.write(target, encoding="utf-8", xml_declaration=True)
        _run(tools, "pyside6-lrelease", "-silent", str(target), "-qm", str(target.with_suffix(".qm")))


def _run(tools: Path, program: str, *words: str) -> None:
    subprocess.run([str(tools / program), *words], check=True, cwd=ROOT)


#: What a message is known by: its context and its source.
Key = tuple[str, str]


def _translations(target: Path) -> dict[Key, ElementTree.Element]:
    """What stands in a file, with what lupdate does not see and would throw out."""
    if not target.is_file():
        return {}
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): translation
        for context in ElementTree.parse(target).iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None and translation.get("type") is None
    }


class _Contexts:
    """The messages of a file by their contexts, to which more can be added."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._root = root
        self._known = {context.findtext("name") or "": context for context in root.iter("context")}

    def add(self, name: str, text: str, *, is_plural: bool = False) -> None:
        """A message that lupdate does not see, or takes for one without a number."""
        if name not in self._known:
            self._known[name] = ElementTree.SubElement(self._root, "context")
            ElementTree.SubElement(self._known[name], "name").text = name
        context = self._known[name]
        same = [message for message in context.iter("message") if message.findtext("source") == text]
        for message in same if is_plural else ():
            message.set("numerus", "yes")
        if not same:
            message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if is_plural else {})
            ElementTree.SubElement(message, "source").text = text
            ElementTree.SubElement(message, "translation", type="unfinished")

    def give_back(self, before: Mapping[Key, ElementTree.Element]) -> None:
        """Put in what was translated before."""
        for name, context in self._known.items():
            for message in context.iter("message"):
                kept = before.get((name, message.findtext("source") or ""))
                now = message.find("translation")
                if kept is not None and now is not None and now.get("type") == "unfinished":
                    message.remove(now)
                    message.append(kept)


@cache
def below() -> sentences.Found:
    """What the rooms below the window say."""
    return sentences.collect(sentences.speaking(ROOT / "metarr_desktop"))


def said_below() -> list[str]:
    """Their sentences in the order of the alphabet."""
    return sorted(below().sentences)


def passed_on(sources: Sequence[str]) -> list[Key]:
    """The texts that reach `translate` by a name: labels of fields and settings, sentences of the rooms below, names of
    languages and countries, and what small functions pass on."""
    sys.path.insert(0, str(ROOT))  # the settings of this checkout, wherever the environment was made for
    from PySide6.QtCore import QLocale

    from metarr_desktop.domain.fields import FIELDS
    from metarr_desktop.domain.settings import SETTING

    found = {("Field", label) for row in FIELDS for label in (row.label, *row.label_by_kind.values())}
    for setting in SETTING.all:
        found |= {("Setting", text) for text in (setting.label, setting.help) if text}
        if setting.help.endswith(_ON_DESKTOP):
            found.add(("Notices", setting.help.removesuffix(_ON_DESKTOP)))
    found |= {("Sentence", text) for text in said_below()}
    languages = (one for one in QLocale.Language if len(QLocale.languageToCode(one)) > 1)
    found |= {("Language", QLocale.languageToString(one)) for one in languages}
    countries = (one for one in QLocale.Country if QLocale.territoryToCode(one).isalpha())
    found |= {("Country", QLocale.territoryToString(one)) for one in countries}
    for path in sources:
        module = ast.parse(Path(path).read_text(encoding="utf-8"))
        passing = {name: context for node in ast.walk(module) for name, context in _passing(node)}
        for node in ast.walk(module):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[text, *_]) if name in passing:
                    found |= {(passing[name], one) for one in _constants(text)}
                case ast.Call(
                    func=ast.Name(id="translate") | ast.Attribute(attr="translate"),
                    args=[ast.Constant(str(context)), ast.IfExp() as text, *_],
                ):
                    found |= {(context, one) for one in _constants(text)}
    return sorted(found)


#: The end of what settings say of notices on the desktop, where the column says it.
_ON_DESKTOP = " Shown on the desktop."


def _passing(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The name of a function that passes its text on to `translate`, and the context it says."""
    if not isinstance(node, ast.FunctionDef) or [one.arg for one in node.args.args] != ["text"]:
        return
    for inner in ast.walk(node):
        match inner:
            case ast.Call(
                func=ast.Name(id="translate") | ast.Attribute(attr="translate"),
                args=[ast.Constant(str(context)), ast.Name(id="text"), *_],
            ):
                yield node.name, context


def _constants(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _constants(first)
            yield from _constants(second)


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
    sys.path.insert(0, str(ROOT))  # the fields and settings of this checkout, whichever is installed
    main()
