"""`metarr words`: how genres, studios, tags, certificates … are written."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.sentences import plural
from metarr_desktop.cli.session import Session

app = typer.Typer(help="How genres, studios, tags, certificates … are written, whatever sources call them.")

Field = Annotated[
    str, typer.Argument(metavar="FIELD", help="genres, studios, networks, keywords, tags, certification …")
]


@app.command("list")
@in_engine
def list_(session: Session, field: Field) -> None:
    """Show the words of a field, how many titles have each, and which other words mean it."""
    words = session.engine.vocabulary.words(field)
    if session.output.is_json:
        session.output.json([{"name": one.name, "items": one.items, "aliases": list(one.aliases)} for one in words])
        return
    rows = [(one.name, one.items, ", ".join(one.aliases)) for one in words]
    session.output.table(("Word", "Titles", "Also said"), rows, empty="There are none.")


@app.command("alias")
@in_engine
def alias(
    session: Session,
    field: Field,
    word: Annotated[str, typer.Argument(metavar="WORD", help="As sources say it, in any case.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="As it is to be written; may be a word that is there.")],
) -> None:
    """Write a word as another one, on all titles that have it and whenever a source says it. Locks nothing."""
    changes = session.engine.vocabulary.rename(field, word, into)
    titles = plural(len(changes.changed), "title")
    line = f"“{word}” is written “{into}” in {field} from now on, and on {titles}"
    done = f"{line}; `metarr undo {changes.batch}` takes it back." if changes.batch else "Nothing changed."
    session.output.answer({"batch": changes.batch, "changed": list(changes.changed)}, done)


@app.command("unalias")
@in_engine
def unalias(
    session: Session,
    field: Field,
    word: Annotated[str, typer.Argument(metavar="WORD", help="What is written as another word now.")],
) -> None:
    """Let a word stand for itself again. Titles keep what they have until a source says the word anew."""
    batch = session.engine.vocabulary.separate(field, word)
    session.output.answer({"batch": batch}, f"“{word}” is a word of its own again; titles keep what they have.")
