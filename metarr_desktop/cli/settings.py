"""`metarr settings`: how Metarr behaves; made from the declarations in `domain.settings`."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.settings import SETTING, Form, Setting, SettingValue

app = typer.Typer(help="How Metarr behaves.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A setting, as `metarr settings list` names it.")]


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show all settings with their values."""
    values = session.engine.browse.settings()
    if session.output.is_json:
        session.output.json(dict(values))
        return
    rows = [(one.name, _text(values[one.name]), _help(one)) for one in SETTING.all]
    session.output.table(("Name", "Value", "What it does"), rows, empty="There are none.")


@app.command("get")
@in_engine
def get(session: Session, name: Name) -> None:
    """Show one setting."""
    value = session.engine.browse.setting(name)
    session.output.answer({name: value}, _text(value))


@app.command("set")
@in_engine
def set_(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME[=VALUE]", help="A setting; or both in one word.")],
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="true or false, a number, or text.")] = None,
) -> None:
    """Change a setting."""
    if value is None:
        name, equals, value = name.partition("=")
        if not equals:
            raise BadQuery("A value is missing: `metarr settings set NAME VALUE`.")
    declared = SETTING.named(name)
    parsed = declared.parsed(value)
    if declared.is_folder and parsed:
        parsed = session.path(str(parsed))
    session.engine.libraries.put_setting(name, parsed)
    kept = session.engine.browse.setting(name)
    session.output.answer({name: kept}, f"{name} is {_text(kept) or 'empty'}.")


def _help(setting: Setting) -> str:
    is_list = setting.form in (Form.RATINGS, Form.LANGUAGES)
    return f"{setting.help} Several are separated by blanks." if is_list else setting.help


def _text(value: SettingValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
