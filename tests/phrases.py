"""Which codes services put into the summaries of jobs, and which verbs into the history: doors have words for each."""

import ast
from collections.abc import Iterator
from pathlib import Path

import metarr_desktop
import metarr_desktop.services
from metarr_desktop.domain import notices


def emitted_phrases() -> list[str]:
    """The codes of every `Phrase(…)` in `services` and in the rules of notices, in the order of the alphabet."""
    files = [*Path(metarr_desktop.services.__file__).parent.rglob("*.py"), Path(notices.__file__)]
    found = {code for path in files for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert found
    return sorted(found)


def emitted_verbs() -> list[str]:
    """The verbs of every batch that is made anywhere, in the order of the alphabet."""
    folder = Path(metarr_desktop.__file__).parent
    found = {verb for path in folder.rglob("*.py") for verb in _verbs(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(found) > 20
    return sorted(found)


def _verbs(module: ast.Module) -> Iterator[str]:
    """What `Batch`, `BatchesBySource` and `Edit.put` are given, and what is called `verb` on the way there."""
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id="Batch"), args=[_, verb, *_]) if not isinstance(verb, ast.Name):
                yield from _texts(verb)
            case ast.Call(func=ast.Name(id="BatchesBySource"), args=[verb, *_]):
                yield from _texts(verb)
            case ast.Call(func=ast.Attribute(attr="put", value=value), args=[_, verb]) if _is_edit(value):
                yield from () if isinstance(verb, ast.Name) else _texts(verb)
            case ast.Assign(targets=[ast.Name(id="verb")], value=verb) if _is_text(verb):
                yield from _texts(verb)
            case ast.FunctionDef(args=arguments):
                named = [one.arg for one in arguments.args][len(arguments.args) - len(arguments.defaults) :]
                for name, default in zip(named, arguments.defaults, strict=True):
                    if name == "verb" and _is_text(default):
                        yield from _texts(default)


def _is_edit(value: ast.expr) -> bool:
    return ast.unparse(value) in ("self", "edit", "engine.edit", "self.desk.engine.edit", "self._edit")


def _is_text(value: ast.expr) -> bool:
    """Whether it is a text, or one of two."""
    both = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    return all(isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value for one in both)


def _codes(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id="Phrase"), args=[code, *_]):
                yield from _texts(code)


def _texts(code: ast.expr) -> Iterator[str]:
    match code:
        case ast.Constant(str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _texts(first)
            yield from _texts(second)
        case _:
            raise AssertionError(f"A code that cannot be read from the source: {ast.unparse(code)}")
