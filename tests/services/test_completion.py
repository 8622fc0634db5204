"""How a search that is being typed may go on."""

from collections.abc import Iterator

import pytest

from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.streams import AudioStream, MediaFacts
from metarr_desktop.domain.values import Credit
from metarr_desktop.services.completion import completions, mended, understood
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = a_store(tmp_path_factory.mktemp("store"))
    a_library(store, roots=["/films"], name="Night Films")
    ((root,),) = ([one.id for one in library.roots] for library in store.libraries.all())
    people = {"cast": (Credit("Ines Haldor"), Credit("Inga Vale")), "directors": (Credit("Ingmar Ek"),)}
    one = a_movie(store, "One", genres=("Drama", "Science Fiction"), **people)
    two = a_movie(store, "Two", genres=("Science Fiction",))
    heard = {a_file(store, root, "One.mkv", one): ("fre", "fre"), a_file(store, root, "Two.mkv", two): ("fre", "ger")}
    with store.write() as unit:
        unit.files.save_facts({file: sounds(*languages) for file, languages in heard.items()})
    yield store
    store.close()


def sounds(*languages: str) -> MediaFacts:
    return MediaFacts(audio=tuple(AudioStream("aac", language=language) for language in languages))


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("", []),
        ("h", []),
        ("heat", []),
        ("gen", ["genre:"]),
        ("heat -gen", ["heat -genre:"]),
        ("(a OR ye", ["(a OR year>"]),
        ("unw", ["unwatched"]),
        ("siz", ["size>"]),
        ('"gen', []),  # a phrase
        ("genre:", ['genre:"Science Fiction" ', "genre:Drama "]),  # what most titles have first
        ('x genre:"sci', ['x genre:"Science Fiction" ']),
        ("-genre:fic", ['-genre:"Science Fiction" ']),
        ("x genre: sci", ['x genre:"Science Fiction" ']),
        ("genre: ", ['genre:"Science Fiction" ', "genre:Drama "]),
        ("unpublished gen", ["unpublished genre:"]),
        ("actor:in", ['actor:"Ines Haldor" ', 'actor:"Inga Vale" ']),
        ("person:ing", ['person:"Inga Vale" ', 'person:"Ingmar Ek" ']),
        ("director:ines", []),
        ("library:ni", ['library:"Night Films" ']),
        ("audio:germ", ["audio:german "]),
        ("audio:", ["audio:french ", "audio:german ", "audio:any "]),  # what is heard in the library first
        ("sub:", ["sub:any ", "sub:unnamed ", "sub:afrikaans "]),
        ("missing:sub", ["missing:sub "]),
        ("missing:post", ["missing:poster "]),
        ("missing:epi", ["missing:episodes "]),
        ("-missing:epi", ["-missing:episodes "]),
        ("locked:an", ["locked:any "]),
        ("kind:mo", ["kind:movie "]),
        ("watched:", ["watched:yes ", "watched:no "]),
        ("audio:unn", ["audio:unnamed "]),
        ("codec:", ["codec:aac ", "codec:video ", "codec:audio "]),  # what the library has first
        ("source:tm", ["source:tmdb ", "source:tmdb_set "]),
        ("source:per", ["source:person "]),
        ("root:/f", ["root:/films "]),
        ("compl", ["complete<"]),
        ("decade:19", ["decade:1990s ", "decade:1980s "]),
        ("in:", ["in:trash "]),
        ("provider:tm", ["provider:tmdb ", "provider:tmdb_set "]),
        ("nothing:x", []),
        ("year>20", []),
    ],
)
def test_the_end_of_a_line_goes_on(store: Store, line: str, offered: list[str]) -> None:
    assert completions(store, line)[: len(offered) or None] == offered


@pytest.mark.parametrize(
    "line",
    [
        *("audio:", "sub:", "language:", "decade:", "provider:", "missing:", "locked:", "kind:", "status:", "res:"),
        *("hdr:", "watched:", "genre:", "in:", "compilation:", "codec:", "source:", "root:"),
    ],
)
def test_every_value_that_is_offered_can_be_asked_for(store: Store, line: str) -> None:
    offered = completions(store, line)

    assert offered
    for one in offered:
        assert not parse_query(one).is_empty


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("sci-fi with ines haldor", 'genre:"Science Fiction" actor:"ines haldor"'),
        ("dramas by Ek", "genre:Drama director:Ek"),
        ("unseen dramas with dogs", "watched:no genre:Drama dogs"),  # nobody is called so
        ("unseen westerns", "watched:no westerns"),  # the library has none
    ],
)
def test_everyday_words_are_understood_by_what_the_library_has(store: Store, text: str, query: str) -> None:
    assert str(understood(store, text)[0].query) == query


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("genre:dramma", "genre:Drama"),
        ("unwatched -genre:dramma", "watched:no -genre:Drama"),
        ('genre:"scence fiction" OR genre:drma', 'genre:"Science Fiction" OR genre:Drama'),
        ("genre:dra", ""),  # still being typed, and it finds
        ("genre:Fiction", ""),
        ("genre:western", ""),  # nothing here is nearly that
        ("title:dramma", ""),
        ("genre:", ""),
    ],
)
def test_a_slip_in_the_value_of_a_term_is_mended(store: Store, text: str, meant: str) -> None:
    found = mended(store, text)

    assert (str(found) if found is not None else "") == meant
