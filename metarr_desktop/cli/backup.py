"""`metarr backup`: copies of the library that can be restored, and the ways out when it is damaged or gone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_caller, in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Caller, Session
from metarr_desktop.domain.backups import Backup, Restored, RestorePreview, SecondPlace, SecondState
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.jobs import Job

app = typer.Typer(help="Backups of the library, and what to do when it is damaged or gone.")

Which = Annotated[str, typer.Argument(metavar="BACKUP", help="Its name, its file's path, or “newest”.")]

_FAILED = 1


@app.command("create")
@in_engine
def create(session: Session) -> None:
    """Back the library up now; such a backup stays until you remove it."""
    from metarr_desktop.services.backup import backup_job

    jobs = session.run(backup_job())
    made = [one for one in session.engine.backups.all() if one.name in _made_by(jobs)]
    if made:
        session.output.answer(_backup_json(made[0]), *summaries(jobs))
    for line in _reminder(session.engine.backups.second_place()):
        session.output.notice(line)


def _made_by(jobs: Sequence[Job]) -> set[str]:
    phrases = [phrase for job in jobs if job.result for phrase in job.result.summary]
    return {str(phrase.args["name"]) for phrase in phrases if phrase.code == "backup_done"}


@app.command("list")
@in_caller
def list_(caller: Caller) -> None:
    """Show the backups, newest first. Works when the library cannot be opened, too."""
    from metarr_desktop.services import backup_folder, restore

    backups = backup_folder.listed(caller.data_dir)
    staged = restore.staged(caller.data_dir)
    if caller.output.is_json:
        caller.output.json([{**_backup_json(one), "staged": one.name == staged} for one in backups])
        return
    caller.output.table(
        ("Backup", "Made (UTC)", "Why", "MB", "Titles", "Edits", "Locks", "Own pictures", ""),
        [
            (
                one.name,
                one.at,
                one.kind.value,
                f"{one.size / 1_000_000:,.1f}",
                *(("", "", "", "") if one.problem else (*_counts(one), one.own_pictures)),
                one.problem,
            )
            for one in backups
        ],
        empty="There are no backups yet; `metarr backup create` makes one.",
    )
    if staged:
        caller.output.line(f"{staged} is restored at the next start; `metarr backup restore --cancel` leaves it.")


@app.command("remove")
@in_engine
def remove(session: Session, names: Annotated[list[str], typer.Argument(metavar="BACKUP…", help="Names.")]) -> None:
    """Remove backups for good."""
    for name in names:
        session.engine.backups.remove(name)
    session.output.answer({"removed": list(names)}, f"Removed {plural(len(names), 'backup')}.")


@app.command("restore")
@in_caller
def restore(
    caller: Caller,
    backup: Annotated[
        str, typer.Argument(metavar="[BACKUP]", help="Its name, its file's path, or “newest”.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    cancel: Annotated[bool, typer.Option("--cancel", help="Do not restore at the next start after all.")] = False,
) -> int | None:
    """Put a backup in the place of the library, which is kept as a backup itself.

    While Metarr runs the backup is put in place at its next start, else at once. Pictures that are missing afterwards
    are fetched again; your own come out of the backup.
    """
    if bool(backup) == cancel:
        raise BadQuery("Name a backup, or --cancel.")
    if cancel:
        return _cancel(caller)
    from metarr_desktop.services import restore as restoring

    word = _meant(caller, backup)
    if dry_run:
        seen = restoring.preview(caller.data_dir, word)
        caller.output.answer(_preview_json(seen), *_preview_lines(seen))
        return None
    # A command that ends in a moment holds the lock, too: then this one waits for it.
    status = _by_running(caller, "backup", "stage", word)
    if status is not None:
        return status
    restored = restoring.restore_now(caller.data_dir, word, wait_s=caller.host.patience_s)
    caller.output.answer({"restored": restored.name, "kept_aside": restored.kept_aside}, *_restored_lines(restored))
    return None


def _cancel(caller: Caller) -> int | None:
    from metarr_desktop.services import restore as restoring

    was_staged = restoring.unstage(caller.data_dir)
    said = "The library stays as it is." if was_staged else "Nothing was to be restored."
    caller.output.answer({"cancelled": was_staged}, said)
    return None


@app.command("stage", hidden=True)
@in_engine
def stage(session: Session, backup: Which) -> None:
    """What `restore` has a running Metarr do."""
    staged = session.engine.backups.stage(backup)
    session.output.answer(
        {"staged": staged.name},
        f"{staged.name} is restored when Metarr is started the next time; end it and start it again. What is changed "
        "until then is kept with the library as it is now, as a backup of its own.",
    )


@app.command("rescue")
@in_caller
def rescue(
    caller: Caller,
    newest: Annotated[bool, typer.Option("--newest", help="Restore the newest backup that is whole.")] = False,
    salvage: Annotated[bool, typer.Option("--salvage", help="Save what can still be read, row by row.")] = False,
) -> int | None:
    """Check the library; when it is damaged, restore the newest backup or save what can still be read.

    Without an option it only says how it stands. The damaged file is always kept, byte for byte.
    """
    from metarr_desktop.services import rescue as rescuing

    if newest and salvage:
        raise BadQuery("Either --newest or --salvage.")
    if newest:
        restored = rescuing.restore_newest(caller.data_dir)
        caller.output.answer({"restored": restored.name, "kept_aside": restored.kept_aside}, *_restored_lines(restored))
        return None
    if salvage:
        saved = rescuing.save(caller.data_dir)
        caller.output.answer(
            {"tally": asdict(saved.tally), "holes": saved.holes, "kept_aside": saved.kept_aside},
            f"Saved {plural(saved.tally.titles, 'title')} with {plural(saved.tally.locks, 'locked field')} and "
            f"{plural(saved.tally.edits, 'edit')}; in {plural(saved.holes, 'place')} nothing could be read.",
            f"The damaged library lies in {saved.kept_aside}; nothing of it was changed.",
        )
        return None
    damage = rescuing.examine(caller.data_dir)
    lines = [f"{damage.sentence} {rescuing.ways_out(caller.data_dir)}"] if damage.sentence else []
    if damage.is_blank and (ways := rescuing.ways_back(caller.data_dir)):
        lines = [f"The library passes its check, but nothing is in it. If there was: {ways}"]
    caller.output.answer(
        {
            "damage": damage.sentence,
            "is_blank": damage.is_blank,
            "newest_backup": damage.newest.name if damage.newest else None,
        },
        *(lines or ["The library passes its check; there is nothing to rescue it from."]),
    )
    return _FAILED if damage.sentence else None


@app.command("rebuild")
@in_engine
def rebuild(session: Session) -> None:
    """Build a lost library anew: from its folders, their NFO files and artwork, and what you decided.

    Libraries, settings, locked values, choices of pictures and ids are kept in the sidecar of the data directory.
    Nothing that is locked by now is changed; it may be done again when a disk is back.
    """
    engine = session.engine
    before = len(engine.browse.libraries())
    jobs = session.wait(engine.begin_rebuild())
    made = len(engine.browse.libraries()) - before
    counts: Json = dict(
        next((job.result.counts for job in jobs if job.type == "rebuild" and job.result and job.result.counts), {})
    )
    session.output.answer({"libraries": made, "given_back": counts}, *summaries(jobs))


# --- words ------------------------------------------------------------------------------------------------------------


def _meant(caller: Caller, word: str) -> str:
    """A backup's name, "newest", or a file's absolute path."""
    from metarr_desktop.services import backup_folder

    known = {one.name for one in backup_folder.listed(caller.data_dir)}
    is_file = os.sep in word or os.path.isfile(caller.path(word))
    return caller.path(word) if is_file and word not in known else word


def _by_running(caller: Caller, *words: str) -> int | None:
    """Have the running Metarr do a command; None where none runs."""
    out, err = caller.output.streams
    return caller.host.forward(
        caller.data_dir, words, out, err, is_json=caller.output.is_json, stdin="", cwd=caller.cwd
    )


def _counts(one: Backup) -> tuple[int, int, int]:
    return one.tally.titles, one.tally.edits, one.tally.locks


def _preview_lines(seen: RestorePreview) -> list[str]:
    then, now = seen.backup.tally, seen.now
    lines = [
        f"{seen.backup.name}, made {seen.backup.at} UTC:",
        *(
            f"  {name:14}{before:>9,} now, {after:>9,} in the backup"
            for name, before, after in (
                ("Libraries", now.libraries, then.libraries),
                ("Titles", now.titles, then.titles),
                ("Your edits", now.edits, then.edits),
                ("Locked fields", now.locks, then.locks),
            )
        ),
    ]
    if seen.lost_edits:
        lines.append(f"{plural(seen.lost_edits, 'edit')} of yours that the backup does not have would be gone:")
        lines += [f"  {one.at}  {one.verb.replace('_', ' ')}, {plural(one.items, 'title')}" for one in seen.lost[:10]]
    else:
        lines.append("No edit of yours would be lost.")
    return [*lines, "The library as it is now is kept as a backup of its own."]


def _restored_lines(restored: Restored) -> list[str]:
    lines = [f"Restored {restored.name}. Pictures that are missing are brought back at the next start."]
    if restored.kept_aside:
        lines.append(f"What was there before is kept: {restored.kept_aside}")
    return lines


def _reminder(place: SecondPlace) -> list[str]:
    match place.state:
        case SecondState.NONE:
            return [
                "Backups lie on the disk of the library alone. `metarr settings set backup.second_dir=DIR` names a "
                "folder on another one."
            ]
        case SecondState.SAME_DISK:
            return [f"{place.folder} is on the same disk as the library: both would be gone with it."]
        case SecondState.AWAY:
            last = f"last reached {place.reached_at} UTC" if place.reached_at else "never reached yet"
            return [f"The second place of backups, {place.folder}, is not there ({last})."]
    return []


def _backup_json(one: Backup) -> dict[str, Json]:
    return {**asdict(one), "kind": one.kind.value}


def _preview_json(seen: RestorePreview) -> Json:
    return {
        "backup": _backup_json(seen.backup),
        "now": asdict(seen.now),
        "lost_edits": seen.lost_edits,
        "lost": [asdict(one) for one in seen.lost],
    }
