"""Find the sentences that the rooms below the window say, in their source.

Those rooms speak English and know no catalogue: their sentences are shown by the command line as they are, and kept
with jobs, files and players. What stands in a sentence (`f"{name} is not there"`) becomes a named place ("{name} is not
there"), so each is known by the words around its places; `ui.translated` finds it again by them and says it in the
person's language.

A sentence is what an error is made with, what is marked by `domain.sentences.sentence`, and what is put under one of
`NAMES`. It is followed through names, choices and functions of its own module; what cannot be followed is `unread`, for
a test to complain of.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: What is put under such a name, given under such a keyword, or comes out of a function so called, is said to people.
NAMES = frozenset(
    ("error", "problem", "problems", "reason", "reasons", "sentence", "sentences", "complaint", "trouble")
)
#: Attributes and functions that hand on what was said elsewhere, or what the system says.
_PASSED_ON = frozenset(("strerror", "msg", "__name__", *NAMES))
_MARK = "sentence"
#: Whose second argument is the sentence; an error with a constructor of its own else says what stands there.
_WITH_REASON = frozenset(("BadFile", "CannotWrite", "DiskRefuses", "FileInUse", "UnfitDataDirectory", "Trouble"))
_NOT_BELOW = ("ui/", "cli/", "server/address", "server/instance", "server/wire")
_MOST_WAYS = 12
_PLACE = re.compile(r"(?<!\{)\{\w+\}")


@dataclass(slots=True)
class Found:
    """The sentences of some modules, and the places where one is said that could not be read: "path:line: source"."""

    sentences: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)


#: What the system says of files and connections, as it stands in brackets of ours; and words that stand for no value.
_PUT_IN = (
    "Address already in use",
    "Cannot allocate memory",
    "Connection refused",
    "Connection reset by peer",
    "Connection timed out",
    "Cross-device link",
    "Device or resource busy",
    "Directory not empty",
    "Disk quota exceeded",
    "File exists",
    "File name too long",
    "Host is down",
    "Input/output error",
    "Invalid argument",
    "Is a directory",
    "Name or service not known",
    "Network is unreachable",
    "No route to host",
    "No space left on device",
    "No such device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Read-only file system",
    "Stale file handle",
    "Text file busy",
    "Too many levels of symbolic links",
    "Too many open files",
    "Transport endpoint is not connected",
    "none",
)


def collect(paths: Sequence[Path]) -> Found:
    """All that the modules say, each sentence once, whatever its places are called."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    errors = _errors(trees.values())
    found = Found()
    for path, tree in trees.items():
        _Module(path, tree, errors, found).read()
    found.sentences.update(_PUT_IN)
    found.sentences = set({_PLACE.sub("{}", one): one for one in sorted(found.sentences, reverse=True)}.values())
    return found


def speaking(package: Path) -> list[Path]:
    """The modules whose sentences reach the window: all rooms below it; what the command line says stays there."""
    paths = {path.relative_to(package).as_posix(): path for path in sorted(package.rglob("*.py"))}
    return [path for name, path in paths.items() if not name.startswith(_NOT_BELOW)]


class _Unread(Exception):
    """What is said there is not written there."""


class _Module:
    """One module: which of its expressions are sentences, and what they can say."""

    def __init__(self, path: Path, tree: ast.Module, errors: Mapping[str, bool], found: Found) -> None:
        self._path = path
        self._tree = tree
        self._found = found
        self._functions = {node.name: node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef)}
        self._errors = errors
        self._imported = {
            alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
        }  # what they say is collected where they stand
        self._following = list[str]()
        self._places = dict[str, str]()
        self._assigned = dict[ast.AST, Mapping[str, list[ast.expr]]]()

    def read(self) -> None:
        self._read(self._tree, (self._tree,))

    def _read(self, node: ast.AST, scopes: tuple[ast.AST, ...]) -> None:
        for child in ast.iter_child_nodes(node):
            for said, is_sure in self._said(child, scopes):
                self._take(said, scopes, is_sure)
            inner = (*scopes, child) if isinstance(child, ast.FunctionDef | ast.ClassDef) else scopes
            self._read(child, inner)

    def _said(self, node: ast.AST, scopes: tuple[ast.AST, ...]) -> Iterator[tuple[ast.expr, bool]]:
        """The expressions of a node that are sentences, and whether that is sure: else only its name says so."""
        match node:
            case ast.Call(func=ast.Name(id=name), args=[_, reason, *_]) if name in _WITH_REASON:
                yield reason, True
            case ast.Call(func=ast.Name(id=name), args=[sentence, *_]) if name == _MARK or self._errors.get(name):
                yield sentence, True
            case ast.Call(func=ast.Attribute(value=owner, attr="__init__"), args=[*_, sentence]) if any(
                isinstance(scope, ast.ClassDef) and scope.name in self._errors for scope in scopes
            ) and (_name_of(owner) in self._errors or ast.unparse(owner) == "super()"):
                yield sentence, True
            case ast.Call(func=ast.Attribute(value=owner, attr="append"), args=[one]) if _name_of(owner) in NAMES:
                yield one, False
            case ast.Assign(targets=[target], value=value) if _name_of(target) in NAMES:
                yield value, False
            case ast.keyword(arg=name, value=value) if name in NAMES:
                yield value, False

    def _take(self, said: ast.expr, scopes: tuple[ast.AST, ...], is_sure: bool) -> None:
        self._following, self._places = [], {}
        try:
            self._found.sentences.update(text for text in self._texts(said, scopes) if _speaks(text))
        except _Unread:
            if is_sure:
                self._found.unread.append(f"{self._path.name}:{said.lineno}: {ast.unparse(said)}")

    def _texts(self, node: ast.expr, scopes: tuple[ast.AST, ...]) -> Iterator[str]:
        """All that an expression can say, places named. Raises _Unread."""
        match node:
            case ast.Constant(value):
                if isinstance(value, str):
                    yield _escaped(value)
            case ast.JoinedStr():
                yield from self._with_places(node, scopes)
            case ast.IfExp(body=first, orelse=second):
                yield from self._texts(first, scopes)
                yield from self._texts(second, scopes)
            case ast.BoolOp(values=values):
                for one in values:
                    yield from self._texts(one, scopes)
            case ast.Attribute(attr=name) if name in _PASSED_ON:
                pass
            case ast.Call(func=ast.Name(id="str" | "getattr" | "redact")):
                pass
            case ast.Call(func=ast.Name(id=name), args=[one]) if name == _MARK:
                yield from self._texts(one, scopes)
            case ast.Call(func=ast.Attribute(value=value, attr="rstrip" | "strip" | "removeprefix")):
                yield from self._texts(value, scopes)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in self._functions:
                yield from self._returned(name, scopes)
            case ast.Name(id=name):
                yield from self._named(name, scopes)
            case (
                ast.Subscript(value=ast.Name(id=name))
                | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"))
            ):
                yield from self._named(name, scopes)
            case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values):
                for one in values:
                    yield from self._texts(one, scopes)
            case ast.Starred(value=value):
                yield from self._texts(value, scopes)
            case _:
                raise _Unread

    def _returned(self, name: str, scopes: tuple[ast.AST, ...]) -> Iterator[str]:
        if name in self._following:
            return
        self._following.append(name)
        function = self._functions[name]
        for inner in ast.walk(function):
            if isinstance(inner, ast.Return | ast.Yield) and inner.value is not None:
                yield from self._texts(inner.value, (*scopes, function))
        self._following.remove(name)

    def _named(self, name: str, scopes: tuple[ast.AST, ...]) -> Iterator[str]:
        """What stands under a name, in the nearest scope that has it."""
        if name in self._following:
            return
        for scope in reversed(scopes):
            if scope not in self._assigned:
                self._assigned[scope] = _assigned(scope)
            if values := self._assigned[scope].get(name.lstrip("_")):
                self._following.append(name)
                for value in values:
                    yield from self._texts(value, scopes)
                self._following.remove(name)
                return
        if name not in NAMES | self._imported:
            raise _Unread

    def _with_places(self, node: ast.JoinedStr, scopes: tuple[ast.AST, ...]) -> Iterator[str]:
        """Whole sentences: what is one of a few words known here is written out, all else is a place."""
        texts = [""]
        for part in node.values:
            match part:
                case ast.Constant(str(words)):
                    ways = [_escaped(words)]
                case ast.FormattedValue(value=value):
                    ways = self._few_words(value, scopes) or [f"{{{_place(value, self._places)}}}"]
                case _:
                    continue
            texts = [text + way for text in texts for way in ways]
        yield from texts

    def _few_words(self, node: ast.expr, scopes: tuple[ast.AST, ...]) -> list[str]:
        following = list(self._following)
        try:
            ways = list(dict.fromkeys(self._texts(node, scopes)))
        except _Unread:
            ways = []
        self._following = following
        is_told_twice = isinstance(node, ast.Call) and any("{" in way for way in ways)  # of other values each time
        return ways if len(ways) <= _MOST_WAYS and not is_told_twice else []


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module or function without those of functions in it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield child
            yield from _own_nodes(child)


def _assigned(scope: ast.AST) -> Mapping[str, list[ast.expr]]:
    """What stands under each name of a module, class or function."""
    found: dict[str, list[ast.expr]] = {}
    for node in _own_nodes(scope):
        match node:
            case ast.Assign(targets=targets, value=value):
                names = map(_name_of, targets)
            case (
                ast.AnnAssign(target=target, value=value)
                | ast.AugAssign(target=target, value=value)
                | ast.NamedExpr(target=target, value=value)
            ) if value is not None:
                names = map(_name_of, (target,))
            case _:
                continue
        for name in names:
            found.setdefault(name, []).append(value)
    return found


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _name_of(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lstrip("_")
    return ""


def _place(node: ast.expr, places: dict[str, str]) -> str:
    """A name for what is put in, told from the others of the sentence; what is put in twice has one name."""
    source = ast.unparse(node)
    if source not in places:
        name = _word_for(node)
        same = sum(1 for known in places.values() if known.rstrip("0123456789") == name)
        places[source] = f"{name}{same + 1}" if same else name
    return places[source]


def _word_for(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lower().strip("_")
        case ast.Call(func=ast.Attribute(attr="join")):
            return "list"
        case ast.Call(func=ast.Attribute(value=value, attr="strip" | "lower" | "capitalize" | "casefold")):
            return _word_for(value)
        case ast.Call(args=[one, *_]):
            return _word_for(one)
        case ast.BinOp(left=left):
            return _word_for(left)
        case ast.Subscript(value=value):
            return _word_for(value)
        case ast.BoolOp(values=[first, *_]):
            return _word_for(first)
    return "value"


def _speaks(text: str) -> bool:
    """Whether there are words in it beside what is put in."""
    return any(letter.isalpha() for letter in _PLACE.sub("", text))


def _errors(trees: Iterable[ast.Module]) -> dict[str, bool]:
    """The classes of errors, by name, and whether what they are made with is their sentence."""
    classes = {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    errors = {"MetarrError": True}
    is_growing = True
    while is_growing:
        new = {
            name: _is_made_with_sentence(node, errors)
            for name, node in classes.items()
            if name not in errors and any(_name_of(base) in errors for base in node.bases)
        }
        errors |= new
        is_growing = bool(new)
    return errors


def _is_made_with_sentence(error: ast.ClassDef, errors: Mapping[str, bool]) -> bool:
    """Whether the first argument is the sentence: so it is called, or the error above has it so."""
    for node in error.body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            return len(node.args.args) > 1 and node.args.args[1].arg in ("sentence", "reason")
    return all(errors.get(_name_of(base), True) for base in error.bases)
