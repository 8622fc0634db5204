"""Which codes services put into the summaries of jobs: doors have to have words for each."""

import ast
from collections.abc import Iterator
from pathlib import Path

import metarr_desktop.services


def emitted_phrases() -> list[str]:
    """The codes of every `Phrase(…)` in `metarr_desktop.services`, in the order of the alphabet."""
    folder = Path(metarr_desktop.services.__file__).parent
    found = {code for path in folder.rglob("*.py") for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert found
    return sorted(found)


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
