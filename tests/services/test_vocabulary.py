"""What a person calls a genre or a studio holds over whatever files and sources say later."""

from pathlib import Path

from metarr_desktop.domain.item_views import Word
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.vocabulary import Vocabulary
from tests.disk import a_film, element
from tests.services.desk import Desk


def test_a_renamed_genre_holds_over_later_scans_and_is_published(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("genre", "Crime Film"))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE, "Heat")
    heard: list[News] = []
    desk.newsroom.subscribe(heard.append)

    Vocabulary(desk.store, desk.newsroom).rename("genres", "Crime Film", "Crime")
    desk.publish()
    nfo = root / "Heat (1995)" / "Heat (1995).nfo"
    published = nfo.read_text()
    nfo.write_text(f"<movie><title>Heat</title>{element('genre', 'crime film')}{element('plot', 'New.')}</movie>")
    desk.scan(library)

    assert heard[0] == News(frozenset({Aspect.VALUES, Aspect.STATE}), frozenset({heat}))
    assert "<genre>Crime</genre>" in published
    assert (desk.value(heat, "plot"), desk.value(heat, "genres")) == ("New.", ("Crime",))
    assert desk.detail(heat).row.locked == ()


def test_one_undo_takes_a_merge_back_from_all_items(desk: Desk, root: Path) -> None:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name, nfo=element("studio", "WB") + element("studio", "Warner"))
    desk.scan(desk.add(root, LibraryType.MOVIE))
    vocabulary = Vocabulary(desk.store, desk.newsroom)

    vocabulary.rename("studios", "WB", "Warner")
    merged = vocabulary.words("studios")
    desk.edit.undo()

    assert merged == [Word("Warner", 2, ("WB",))]
    assert vocabulary.words("studios") == [Word("Warner", 2), Word("WB", 2)]


def test_a_removed_alias_is_the_persons_last_change_and_is_undone_as_such(desk: Desk) -> None:
    vocabulary = Vocabulary(desk.store, desk.newsroom)
    vocabulary.rename("tags", "wip", "Unfinished")
    batch = vocabulary.separate("tags", "wip")
    assert vocabulary.words("tags") == []

    assert desk.edit.last_of_person() == batch
    desk.edit.undo()

    assert vocabulary.words("tags") == [Word("Unfinished", 0, ("wip",))]
