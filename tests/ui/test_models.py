"""Every model of the window keeps Qt's rules, with rows in it. A new one fails here until it is told how it is made."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import metarr_desktop.ui
from metarr_desktop.app import open_engine
from metarr_desktop.domain.backups import Backup, BackupKind
from metarr_desktop.domain.edits import GoingBack
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.health import LogEntry
from metarr_desktop.domain.hooks import HookEventId, HookNote, HookSourceId, HookState, Kept, Wish
from metarr_desktop.domain.item_views import Shared
from metarr_desktop.domain.job_log import JobLog
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.kinds import FileId, ItemId, Kind, LibraryId, LibraryType, ScanId
from metarr_desktop.domain.notices import Event, Notice, Part, Told
from metarr_desktop.domain.player import Action, ParcelState
from metarr_desktop.domain.player_views import SnapshotView
from metarr_desktop.domain.provider import PictureOffer, Place
from metarr_desktop.domain.query_tree import Query
from metarr_desktop.domain.scans import ScanCause, ScanEntry, ScanFile, ScanOutcome
from metarr_desktop.domain.settings import LogLevel
from metarr_desktop.domain.sources import LocalChild
from metarr_desktop.domain.values import Credit, FieldType
from metarr_desktop.domain.versions import FileTurn
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.licences import Work
from metarr_desktop.services.sources import ProviderUse
from metarr_desktop.ui.activity.entries import View
from metarr_desktop.ui.activity.events_model import EventsModel
from metarr_desktop.ui.activity.log_lines import LogLinesModel, said_of
from metarr_desktop.ui.activity.model import JobsModel
from metarr_desktop.ui.activity.providers_model import ProvidersModel
from metarr_desktop.ui.bulk import models as bulk
from metarr_desktop.ui.bulk.held import SetTo, Summary
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.desk import Place as Where
from metarr_desktop.ui.detail.artwork_candidates import CandidatesModel, OnOffer, candidates_of
from metarr_desktop.ui.detail.artwork_models import SlotsModel, slots_of
from metarr_desktop.ui.diagnostics.log_model import LogModel
from metarr_desktop.ui.filter.groups import groups_of
from metarr_desktop.ui.filter.model import FilterModel
from metarr_desktop.ui.forms.rows_editor import RowsModel, _shape_of
from metarr_desktop.ui.gathered.credits import CreditsModel, Line
from metarr_desktop.ui.gathered.model import Title, TitlesModel
from metarr_desktop.ui.identify.episodes import EpisodesModel
from metarr_desktop.ui.identify.models import QueueModel
from metarr_desktop.ui.identify.reading import Entry
from metarr_desktop.ui.mapping.model import MappingModel
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.models.two_levels import TwoLevels
from metarr_desktop.ui.players.facts import OutboxLine
from metarr_desktop.ui.players.log_model import GroupLogModel, log_lines
from metarr_desktop.ui.players.outbox_lines import OutboxModel
from metarr_desktop.ui.players.put_back import SnapshotsModel
from metarr_desktop.ui.previews import Previews
from metarr_desktop.ui.publish import plan_model as publishing
from metarr_desktop.ui.rename import plan_model as renaming
from metarr_desktop.ui.roles import Card, Heading
from metarr_desktop.ui.scans import models as scans
from metarr_desktop.ui.settings.backup_model import BackupsModel
from metarr_desktop.ui.settings.keys_model import KeysModel
from metarr_desktop.ui.settings.told_model import ToldModel
from metarr_desktop.ui.settings.words_model import WordsModel
from metarr_desktop.ui.shell import notice_list, sidebar
from metarr_desktop.ui.shell import palette_list as palette
from metarr_desktop.ui.shell.licences import WorksModel
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.notice_list import NoticesModel
from metarr_desktop.ui.shell.offers import Shelf
from metarr_desktop.ui.show import seasons
from metarr_desktop.ui.show.episodes import EpisodesModel as ShownEpisodesModel
from metarr_desktop.ui.show.reading import read_show
from metarr_desktop.ui.suggestions.model import SuggestionsModel
from metarr_desktop.ui.trash import model as trash
from metarr_desktop.ui.undo.model import InTheWayModel
from metarr_desktop.ui.verify.model import FindingsModel
from metarr_desktop.ui.versions.models import FilmsModel, TurnsModel, _LinesModel
from metarr_desktop.ui.widgets.poster_card import CardStyle
from tests.disk import a_film, a_video, an_episode_file, element
from tests.ui.conftest import desk_over

Maker = Callable[[Desk], QAbstractItemModel]
_AT = "2026-01-02 03:04:05"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Two films and an episode: a locked plot that its NFO contradicts, a film and a loose file in the trash."""
    folder = tmp_path_factory.mktemp("models")
    for name in ("Ash (2001)", "Birch (2002)", "Cedar (2003)"):
        video = a_film(folder / "films", name, nfo=element("plot", "As it was."), poster="red")
    extra = a_video(folder / "films" / "Ash (2001)" / "Featurettes" / "Trees.mkv")
    an_episode_file(folder / "tv" / "Firefly", "Firefly S01E01")
    with open_engine(str(folder / "data")) as engine:
        films = engine.libraries.add(str(folder / "films"), LibraryType.MOVIE)
        shows = engine.libraries.add(str(folder / "tv"), LibraryType.TV)
        engine.run(scan_job(films.id), scan_job(shows.id))
        *_, last = items(engine)
        engine.edit.set_locks([last], ["plot"], True)
        nfo = video.with_suffix(".nfo")
        nfo.write_text(nfo.read_text().replace("As it was.", "In another way."))
        engine.run(scan_job(films.id))
        first, *_ = items(engine)
        engine.edit.set_values([first], {"genres": ("Drama",), "cast": (Credit("Ines Haldor", "Marta"),)})
        engine.edit.trash([items(engine)[1]])
        engine.jobs.run_until_idle(engine.put_files_into_trash([str(extra)]).jobs)
        yield engine


@pytest.fixture
def desk(qapp: QApplication, engine: Engine) -> Iterator[Desk]:
    yield from desk_over(engine)


def items(engine: Engine, kind: Kind = Kind.MOVIE) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=kind)).ids]


def rows(desk: Desk) -> list[ItemRow]:
    return desk.engine.browse.rows(items(desk.engine))


def a_style() -> CardStyle:
    return CardStyle(120)


# --- how each is made ---------------------------------------------------------------------------------------------


def shown(model: Any, *what: Any, by: str = "show", **more: Any) -> QAbstractItemModel:
    """The model once it shows that."""
    getattr(model, by)(*what, **more)
    assert isinstance(model, QAbstractItemModel)
    return model


def slots(desk: Desk) -> QAbstractItemModel:
    detail = desk.engine.browse.detail(items(desk.engine)[0])
    return shown(SlotsModel(desk), slots_of(detail), by="set_slots")


def candidates(desk: Desk) -> QAbstractItemModel:
    engine, item = desk.engine, items(desk.engine)[0]
    engine.artwork.offer([(item, "tmdb", PictureOffer("poster", "https://pictures.invalid/1.jpg", "", "en", 20, 30))])
    slot = next(one for one in slots_of(engine.browse.detail(item)) if one.asset.name == "poster")
    on_offer = OnOffer(engine.artwork.shelf(item, "poster"))
    model = CandidatesModel(desk, Previews(desk.bridge))
    return shown(model, item, candidates_of(slot, on_offer.shelf), on_offer, a_style(), by="show_candidates")


def episodes(desk: Desk) -> QAbstractItemModel:
    child = LocalChild(items(desk.engine, Kind.EPISODE)[0], Kind.EPISODE, Place(1, 1), "Serenity")
    return shown(EpisodesModel(), [(child, None)])


def hook_events(desk: Desk) -> QAbstractItemModel:
    said = (Wish.LOOK, HookState.DONE, HookNote.NONE)
    return shown(EventsModel(), [Kept(HookEventId(1), HookSourceId(1), "", "Download", "Ash", *said, "", _AT, _AT)])


def in_the_way(desk: Desk) -> QAbstractItemModel:
    row = rows(desk)[0]
    return InTheWayModel([GoingBack(row.id, "plot", "Now.", "Then.", False, False)], {row.id: row})


def outbox(desk: Desk) -> QAbstractItemModel:
    lines = [OutboxLine(item, Action.SHOW, ParcelState.WAITING, "Den") for item in items(desk.engine)]
    return shown(OutboxModel(desk), lines, by="show_lines")


def plan(desk: Desk) -> QAbstractItemModel:
    steps = desk.engine.plan(publish_job())
    groups = publishing.groups_of(steps, {row.id: row for row in rows(desk)}, only_changes=False)
    return shown(publishing.PlanModel(desk), groups, by="set_groups")


def renames(desk: Desk) -> QAbstractItemModel:
    moves = desk.engine.plan_renames(publish_job())
    groups = renaming.groups_of(moves, {row.id: row for row in rows(desk)}, only_changes=False)
    return shown(renaming.RenameModel(), groups, by="set_groups")


def shared(desk: Desk) -> QAbstractItemModel:
    summary = Summary(FIELD["genres"], 2, shared=Shared(1, 1, ("Drama",)))
    return shown(bulk.SharedModel(), [summary], Kind.MOVIE, by="set_summaries")


def preview(desk: Desk) -> QAbstractItemModel:
    what = (tuple(items(desk.engine)), FIELD["certification"], SetTo("DE:6"))
    return shown(bulk.PreviewModel(desk), *what, by="show_change", also_locked=False)


def scan_entries(desk: Desk) -> QAbstractItemModel:
    entry = ScanEntry(ScanId(1), LibraryId(1), ScanCause.ASKED, "", _AT)
    return shown(scans.ScansModel(), [entry], is_running=True)


def scan_files(desk: Desk) -> QAbstractItemModel:
    return shown(scans.FilesModel(), [ScanFile(ScanOutcome.ADDED, "/films/Ash.mkv")], ["/films"])


def offers(desk: Desk) -> QAbstractItemModel:
    model = palette.OffersModel(desk.pictures)
    return shown(model, [palette.Offer(shelf, f"key {shelf}", "Scan", thumb=palette.Thumb("")) for shelf in Shelf])


def places(desk: Desk) -> QAbstractItemModel:
    rows = [sidebar.SideRow("Tools"), sidebar.SideRow("Trash", Location(place=Where.TRASH))]
    return shown(sidebar._Rows(desk.stage), rows, by="set_rows")


def told(desk: Desk) -> QAbstractItemModel:
    return shown(ToldModel(), [Told(_AT, Notice((Part(Event.SCAN_FINISHED, Phrase("scanned")),)))])


def notices(desk: Desk) -> QAbstractItemModel:
    phrase = Phrase("notice_reviews", {"count": 1})
    return shown(NoticesModel(), [notice_list.Entry(_AT, Event.NEEDS_YOU, phrase, is_new=one) for one in (True, False)])


def backups(desk: Desk) -> QAbstractItemModel:
    return shown(BackupsModel(), [Backup("b", "/b", BackupKind.OWN, _AT, 1)], "")


def season_list(desk: Desk) -> QAbstractItemModel:
    show = read_show(desk.engine, items(desk.engine, Kind.SERIES)[0])
    return shown(seasons._Model(desk, desk.stage), show.seasons, by="set_seasons")


def log(desk: Desk) -> QAbstractItemModel:
    return shown(LogModel(), [LogEntry(_AT, level, "metarr_desktop.x", "a\nb") for level in LogLevel])


def cast(desk: Desk) -> QAbstractItemModel:
    return shown(RowsModel(_shape_of(FieldType.PEOPLE)), [Credit("Ines Haldor", "Marta")], by="set_elements")


def turns(desk: Desk) -> QAbstractItemModel:
    first, *_ = items(desk.engine)
    return shown(TurnsModel(), [FileTurn(FileId(1), "/films/Ash.mkv", first, first, FileRole.VIDEO)], {first: "Ash"})


def mapping(desk: Desk) -> QAbstractItemModel:
    series = items(desk.engine, Kind.SERIES)[0]
    return shown(MappingModel(), desk.engine.episodes.files(series))


def filters(desk: Desk) -> QAbstractItemModel:
    counts = desk.engine.browse.facets(Scope(kind=Kind.MOVIE))
    return shown(FilterModel(), groups_of(Kind.MOVIE, Query(), counts), by="show_groups")


def season_s_episodes(desk: Desk) -> QAbstractItemModel:
    show = read_show(desk.engine, items(desk.engine, Kind.SERIES)[0])
    return shown(ShownEpisodesModel(desk), show.seasons[0], by="show_season")


MAKERS: dict[type[QAbstractItemModel], Maker] = {
    SlotsModel: slots,
    CandidatesModel: candidates,
    EpisodesModel: episodes,
    CreditsModel: lambda desk: shown(CreditsModel(), [Line("Ash", 2019, Kind.MOVIE, "Director", frozenset())]),
    QueueModel: lambda desk: shown(QueueModel(), [Entry(row, 0.5) for row in rows(desk)]),
    JobsModel: lambda desk: shown(JobsModel(desk), View.HISTORY, by="show_view"),
    EventsModel: hook_events,
    LogLinesModel: lambda desk: shown(LogLinesModel(), said_of(desk.engine.browse.past_jobs()[0], JobLog())),
    ProvidersModel: lambda desk: shown(ProvidersModel(), [ProviderUse("TMDB", 12, 3, 0)]),
    InTheWayModel: in_the_way,
    OutboxModel: outbox,
    GroupLogModel: lambda desk: shown(GroupLogModel(), log_lines(desk.engine.browse.jobs(), [])),
    SnapshotsModel: lambda desk: shown(SnapshotsModel(), [SnapshotView(1, _AT, 2)]),
    publishing.PlanModel: plan,
    renaming.RenameModel: renames,
    bulk.SharedModel: shared,
    bulk.PreviewModel: preview,
    scans.ScansModel: scan_entries,
    scans.FilesModel: scan_files,
    palette.OffersModel: offers,
    sidebar._Rows: places,
    ToldModel: told,
    NoticesModel: notices,
    BackupsModel: backups,
    WordsModel: lambda desk: shown(WordsModel(), desk.engine.vocabulary.words("genres"), ""),
    KeysModel: lambda desk: KeysModel(desk.commands),
    SuggestionsModel: SuggestionsModel,
    seasons._Model: season_list,
    ShownEpisodesModel: season_s_episodes,
    MappingModel: mapping,
    FilterModel: filters,
    WorksModel: lambda desk: WorksModel([Work("Qt", "6.11", "LGPL-3.0")]),
    FindingsModel: lambda desk: shown(FindingsModel(), [(Heading("Ash"), None)]),
    ItemsModel: lambda desk: shown(ItemsModel(desk), Scope(kind=Kind.MOVIE)),
    trash.TrashModel: trash.TrashModel,
    trash.FilesModel: trash.FilesModel,
    LogModel: log,
    RowsModel: cast,
    FilmsModel: lambda desk: shown(FilmsModel(), rows(desk)),
    TurnsModel: turns,
    TitlesModel: lambda desk: shown(TitlesModel(desk), [Title(Card("Ash"), items(desk.engine)[0])], by="set_titles"),
}


def models() -> list[type[QAbstractItemModel]]:
    """Every model of the window that is no beginning of others."""
    for module in pkgutil.walk_packages(metarr_desktop.ui.__path__, "metarr_desktop.ui."):
        importlib.import_module(module.name)
    bases = {RowsTable, TwoLevels, _LinesModel}
    return sorted(set(_below(QAbstractItemModel)) - bases, key=lambda one: f"{one.__module__}.{one.__name__}")


def _below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("metarr_desktop."):
            yield one
        yield from _below(one)


@pytest.mark.parametrize("model", models(), ids=lambda one: f"{one.__module__.split('.', 2)[2]}.{one.__name__}")
def test_it_keeps_the_rules_of_qt(
    model: type[QAbstractItemModel], desk: Desk, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    made = MAKERS[model](desk)
    qtbot.waitUntil(lambda: made.rowCount() > 0)

    qtmodeltester.check(made)
