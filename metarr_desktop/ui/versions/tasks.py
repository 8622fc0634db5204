"""What the dialog can be opened for: each task knows its words, its plan, and how it is done."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.kinds import ItemId, LibraryId
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme.icons import Icon

if TYPE_CHECKING:
    from metarr_desktop.domain.versions import VersionPlan
    from metarr_desktop.services.versions import Versions

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose by now: a film, a kind of extra, and what is to be the name."""

    film: ItemId | None = None
    extra_type: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with a file, at `path`. `library` is where films are looked for, None where none is chosen."""

    path: str = ""
    library: LibraryId | None = None

    icon = Icon.FILM
    asks_film = False
    asks_type = False

    @property
    def file(self) -> str:
        return printable(os.path.basename(self.path))

    def title(self) -> str:
        """What the dialog is called."""
        raise NotImplementedError

    def text(self) -> str:
        """What it does, in a sentence or two."""
        raise NotImplementedError

    def go(self) -> str:
        """What the button says."""
        raise NotImplementedError

    def name_label(self) -> str:
        """What the line for a name is for; "" where no name is asked for."""
        return ""

    def said(self, film: str) -> str:
        """What is said when it is done."""
        raise NotImplementedError

    def plan(self, versions: Versions, choice: Choice) -> VersionPlan | None:
        """What would be done; None where something is still to be chosen. Raises BadInput, BadFile, NotFound."""
        raise NotImplementedError

    def do(self, versions: Versions, choice: Choice) -> object:
        """Do it. Raises as the plan."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Merge(Task):
    """Several films become versions of one of them."""

    items: tuple[ItemId, ...] = ()

    icon = Icon.MERGE
    asks_film = True

    def title(self) -> str:
        return translate("VersionDialog", "Merge %n title(s) into one", "", len(self.items))

    def text(self) -> str:
        return translate(
            "VersionDialog",
            "Choose the one that stays: it keeps its values, locks, pictures and watched marks, and gets the files of "
            "the others as versions. No file is moved.",
        )

    def go(self) -> str:
        return translate("VersionDialog", "Merge")

    def said(self, film: str) -> str:
        return translate("VersionDialog", "Merged into “{film}”").format(film=isolated(film))

    def plan(self, versions: Versions, choice: Choice) -> VersionPlan | None:
        return versions.plan_merge(self.items, choice.film) if choice.film is not None else None

    def do(self, versions: Versions, choice: Choice) -> object:
        return versions.merge(self.items, choice.film or ItemId(0))


@dataclass(frozen=True, slots=True)
class Split(Task):
    """A file becomes a film of its own."""

    icon = Icon.SPLIT

    def title(self) -> str:
        return translate("VersionDialog", "Make it a title of its own")

    def text(self) -> str:
        text = translate("VersionDialog", "{file} leaves its title, with its parts and subtitles. No file is moved.")
        return text.format(file=isolated(self.file))

    def go(self) -> str:
        return translate("VersionDialog", "Split off")

    def name_label(self) -> str:
        return translate("VersionDialog", "Title")

    def said(self, film: str) -> str:
        return translate("VersionDialog", "Split off as “{film}”").format(film=isolated(film))

    def plan(self, versions: Versions, choice: Choice) -> VersionPlan | None:
        return versions.plan_split(self.path)

    def do(self, versions: Versions, choice: Choice) -> object:
        return versions.split(self.path, choice.name)


@dataclass(frozen=True, slots=True)
class MakeExtra(Task):
    """A file becomes an extra of a film."""

    icon = Icon.PLAY
    asks_film = True
    asks_type = True

    def title(self) -> str:
        return translate("VersionDialog", "Make it an extra")

    def text(self) -> str:
        text = translate("VersionDialog", "{file} becomes an extra of the film that you choose. No file is moved.")
        return text.format(file=isolated(self.file))

    def go(self) -> str:
        return translate("VersionDialog", "Make it an extra")

    def said(self, film: str) -> str:
        return translate("VersionDialog", "{file} is an extra of “{film}” now").format(
            file=isolated(self.file), film=isolated(film)
        )

    def plan(self, versions: Versions, choice: Choice) -> VersionPlan | None:
        return versions.plan_extra(self.path, choice.film, choice.extra_type) if choice.film is not None else None

    def do(self, versions: Versions, choice: Choice) -> object:
        return versions.set_extra(self.path, choice.film or ItemId(0), choice.extra_type)


@dataclass(frozen=True, slots=True)
class MakeVersion(Task):
    """A file becomes a version of a film."""

    icon = Icon.MERGE
    asks_film = True

    def title(self) -> str:
        return translate("VersionDialog", "Make it a version")

    def text(self) -> str:
        text = translate("VersionDialog", "{file} becomes a version of the film that you choose. No file is moved.")
        return text.format(file=isolated(self.file))

    def go(self) -> str:
        return translate("VersionDialog", "Make it a version")

    def name_label(self) -> str:
        return translate("VersionDialog", "Name of the version")

    def said(self, film: str) -> str:
        return translate("VersionDialog", "{file} is a version of “{film}” now").format(
            file=isolated(self.file), film=isolated(film)
        )

    def plan(self, versions: Versions, choice: Choice) -> VersionPlan | None:
        return versions.plan_version(self.path, choice.film, choice.name) if choice.film is not None else None

    def do(self, versions: Versions, choice: Choice) -> object:
        return versions.set_version(self.path, choice.film or ItemId(0), choice.name)
