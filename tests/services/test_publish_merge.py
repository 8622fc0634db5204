"""An NFO that another program changed too: what only it changed is taken in, what both changed is for choosing."""

from dataclasses import replace
from pathlib import Path

import pytest

from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.plan import Choices, Reason, Verb
from metarr_desktop.services.errands import publish_job, take_back_job
from tests.disk import a_film, an_episode_file, element
from tests.services.desk import Desk, step_at


@pytest.fixture
def film(desk: Desk, root: Path) -> ItemId:
    """Heat, with a title, a plot and a tagline, published."""
    texts = element("title", "Heat") + element("plot", "Old plot.") + element("tagline", "Old tagline.")
    a_film(root, "Heat (1995)", nfo=texts)
    desk.scan(desk.add(root, LibraryType.MOVIE))
    desk.publish()
    return desk.one(Kind.MOVIE)


@pytest.fixture
def nfo_file(root: Path, film: ItemId) -> Path:
    return root / "Heat (1995)" / "Heat (1995).nfo"


def rewrite(path: Path, old: str, new: str) -> None:
    """Another program changes a file of ours."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def suggested(desk: Desk) -> dict[str, object]:
    return {one.field: one.value for one in desk.store.items.suggestions()}


def publish(desk: Desk, choices: Choices) -> None:
    desk.run(publish_job(choices=choices))


def test_what_only_the_other_program_changed_stands_afterwards_in_the_file_and_in_the_library(
    desk: Desk, film: ItemId, nfo_file: Path
) -> None:
    rewrite(nfo_file, "Old plot.", "Their plot.")
    desk.edit.set_values([film], {"tagline": "My tagline."})

    plan = desk.plan()
    desk.publish()

    step = step_at(plan, nfo_file)
    assert (step.verb, step.reason, step.told, step.clashes) == (Verb.REPLACE, Reason.CHANGED_THERE, ("plot",), ())
    assert nfo_file.read_text() == step.text
    assert "Their plot." in step.text
    assert "My tagline." in step.text
    assert desk.value(film, "plot") == "Their plot."


def test_looking_at_the_plan_takes_nothing_in(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    rewrite(nfo_file, "Old plot.", "Their plot.")
    before = desk.changes()

    desk.plan()

    assert desk.changes() == before
    assert desk.value(film, "plot") == "Old plot."


def test_what_is_locked_stays_and_theirs_waits_as_a_suggestion(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    desk.edit.set_locks([film], ["plot"], True)
    rewrite(nfo_file, "Old plot.", "Their plot.")

    desk.publish()

    assert "Old plot." in nfo_file.read_text()
    assert desk.value(film, "plot") == "Old plot."
    assert suggested(desk) == {"plot": "Their plot."}


def test_elements_that_we_do_not_know_survive(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    rewrite(nfo_file, "</movie>", "  <lastseenby>Anna</lastseenby>\n</movie>")
    desk.edit.set_values([film], {"tagline": "My tagline."})

    desk.publish()

    assert "<lastseenby>Anna</lastseenby>" in nfo_file.read_text()
    assert "My tagline." in nfo_file.read_text()


def test_a_field_that_both_changed_is_shown_with_both_values(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    desk.edit.set_values([film], {"plot": "My plot."})
    rewrite(nfo_file, "Old plot.", "Their plot.")

    (clash,) = step_at(desk.plan(), nfo_file).clashes
    desk.publish()

    assert (clash.field, clash.ours, clash.theirs, clash.is_ours) == ("plot", "My plot.", "Their plot.", True)
    assert "My plot." in nfo_file.read_text()
    assert suggested(desk) == {"plot": "Their plot."}


def test_the_person_may_choose_theirs_against_a_lock_which_then_holds_theirs(
    desk: Desk, film: ItemId, nfo_file: Path
) -> None:
    desk.edit.set_values([film], {"plot": "My plot."})
    rewrite(nfo_file, "Old plot.", "Their plot.")

    publish(desk, Choices(theirs=frozenset({(film, "plot")})))

    assert "Their plot." in nfo_file.read_text()
    assert desk.value(film, "plot") == "Their plot."
    assert "plot" in desk.detail(film).row.locked


def test_the_person_may_choose_ours_where_nothing_is_locked(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    desk.edit.set_values([film], {"plot": "My plot."})
    desk.edit.set_locks([film], ["plot"], False)
    rewrite(nfo_file, "Old plot.", "Their plot.")
    by_rule = step_at(desk.plan(), nfo_file)

    publish(desk, Choices(ours=frozenset({(film, "plot")})))

    assert by_rule.clashes[0].is_ours is False
    assert "Their plot." in by_rule.text
    assert "My plot." in nfo_file.read_text()
    assert desk.value(film, "plot") == "My plot."


@pytest.mark.parametrize(("is_ours", "stands"), [(True, "My plot."), (False, "Their plot.")])
def test_all_clashes_may_be_decided_at_once(
    desk: Desk, film: ItemId, nfo_file: Path, is_ours: bool, stands: str
) -> None:
    desk.edit.set_values([film], {"plot": "My plot."})
    rewrite(nfo_file, "Old plot.", "Their plot.")

    publish(desk, Choices(all_ours=is_ours))

    assert stands in nfo_file.read_text()


def test_what_a_scan_took_in_and_the_person_undid_does_not_come_back_with_the_next_publish(
    desk: Desk, film: ItemId, nfo_file: Path
) -> None:
    rewrite(nfo_file, "Old plot.", "Their plot.")
    (library,) = desk.browse.libraries()
    desk.scan(library.id)
    taken = desk.store.history.latest(1)[0].id
    desk.edit.undo(taken)

    desk.publish()

    assert desk.value(film, "plot") == "Old plot."
    assert "Old plot." in nfo_file.read_text()


def test_undoing_the_publish_undoes_what_it_took_in(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    rewrite(nfo_file, "Old plot.", "Their plot.")
    desk.edit.set_values([film], {"tagline": "My tagline."})
    (published,) = desk.run(publish_job())

    batch = BatchId(int(published.summary[0].args["batch"]))
    desk.edit.undo(batch)
    desk.run(take_back_job(batch))

    assert desk.value(film, "plot") == "Old plot."
    assert "Their plot." in nfo_file.read_text()


def test_each_episode_of_a_double_file_takes_its_own_block(desk: Desk, root: Path) -> None:
    video = an_episode_file(root / "Lost", "Lost S01E01E02")
    desk.scan(desk.add(root, LibraryType.TV))
    first, second = (row.id for row in desk.rows(Kind.EPISODE))
    for number, episode in enumerate((first, second), 1):
        desk.edit.set_values([episode], {"plot": f"Plot {number}."})
        desk.edit.set_locks([episode], ["plot"], False)
    desk.publish()
    rewrite(video.with_suffix(".nfo"), "Plot 2.", "Their plot.")

    desk.publish()

    assert (desk.value(first, "plot"), desk.value(second, "plot")) == ("Plot 1.", "Their plot.")
    assert "Plot 1." in video.with_suffix(".nfo").read_text()


def test_a_file_that_cannot_be_read_tells_nothing_and_is_kept_aside(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    ours = nfo_file.read_bytes()
    nfo_file.write_text("<movie><title>broken")

    desk.publish()

    assert nfo_file.read_bytes() == ours
    assert "<movie><title>broken" in [one.read_text() for one in (desk.folder / "originals").iterdir()]


# a publish that was cut short


def announce(desk: Desk, path: Path) -> None:
    """A publish says what it is about to write, stages it beside its place, and is killed."""
    step = step_at(desk.plan(), path)
    record = desk.store.pictures.written_at([str(path)])[str(path)]
    with desk.store.write() as unit:
        unit.pictures.record_written([replace(record, sha256=step.sha256, text=step.text, mtime_ns=0)])
    (path.parent / ".metarr-0123456789abcdef.tmp").write_text(step.text)


def test_what_a_killed_publish_did_not_write_is_no_news_of_another_program(
    desk: Desk, film: ItemId, nfo_file: Path
) -> None:
    edit = desk.edit.set_values([film], {"plot": "Mine."})
    announce(desk, nfo_file)
    desk.edit.undo(edit.batch)
    desk.edit.set_values([film], {"plot": "Better."})
    desk.edit.set_locks([film], ["plot"], False)

    step = step_at(desk.plan(), nfo_file)
    desk.publish()

    assert (step.told, step.clashes) == ((), ())
    assert desk.value(film, "plot") == "Better."
    assert "Better." in nfo_file.read_text()
    assert suggested(desk) == {}


def test_what_a_killed_publish_left_is_swept_though_nothing_is_to_be_written_any_more(
    desk: Desk, film: ItemId, nfo_file: Path
) -> None:
    edit = desk.edit.set_values([film], {"plot": "Mine."})
    announce(desk, nfo_file)
    desk.edit.undo(edit.batch)

    desk.publish()
    nfo_file.write_text(nfo_file.read_text().replace("Old plot.", "Theirs."))

    assert list(nfo_file.parent.glob(".metarr-*")) == []
    assert step_at(desk.plan(), nfo_file).told == ("plot",)  # ours is known as ours again


# a war of two programs


def test_a_file_that_is_written_over_again_and_again_is_left_for_the_person_to_decide(
    desk: Desk, film: ItemId, nfo_file: Path
) -> None:
    problems: tuple[str, ...] = ()
    for round in range(4):
        nfo_file.write_text(nfo_file.read_text() + f"<!-- {round} -->\n")
        desk.edit.set_values([film], {"tagline": f"Tagline {round}."})
        problems = desk.publish()

    theirs = nfo_file.read_text()
    step = step_at(desk.plan(), nfo_file)

    assert (step.verb, step.reason) == (Verb.DECIDE, Reason.CONTESTED)
    assert "<!-- 3 -->" in theirs
    assert "another program writes over this file again and again" in " ".join(problems)
    assert desk.detail(film).row.needs_publish


def test_the_person_may_insist_and_then_it_counts_from_anew(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    for round in range(4):
        nfo_file.write_text(nfo_file.read_text() + f"<!-- {round} -->\n")
        desk.edit.set_values([film], {"tagline": f"Tagline {round}."})
        desk.publish()

    publish(desk, Choices(insists=frozenset({str(nfo_file)})))
    settled = step_at(desk.plan(), nfo_file)
    nfo_file.write_text(nfo_file.read_text() + "<!-- again -->\n")
    again = step_at(desk.plan(), nfo_file)

    assert settled.verb is Verb.KEEP
    assert "Tagline 3." in nfo_file.read_text()
    assert (again.verb, again.reason) == (Verb.REPLACE, Reason.CHANGED_THERE)


def test_changes_that_lie_far_apart_are_no_war(desk: Desk, film: ItemId, nfo_file: Path) -> None:
    for round in range(6):
        nfo_file.write_text(nfo_file.read_text() + f"<!-- {round} -->\n")
        desk.edit.set_values([film], {"tagline": f"Tagline {round}."})
        desk.publish()
        desk.clock.turn(days=8)

    assert "Tagline 5." in nfo_file.read_text()
