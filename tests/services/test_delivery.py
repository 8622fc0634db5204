"""What is kept of a delivery until its player can be told comes back as it was."""

import json

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind, Scheme
from metarr_desktop.domain.player import Action, Delivery, PublishedPicture
from metarr_desktop.services.delivery import as_detail, from_detail


def test_deliveries_outlive_their_item_whole() -> None:
    removals = [
        Delivery(
            ItemId(7),
            Kind.EPISODE,
            Action.REMOVE,
            source="/shows/",
            folder="/shows/Tin Orchard/",
            file="/shows/Tin Orchard/Season 01/Tin Orchard - S01E02.mkv",
            title="Apples",
            year=1995,
            plot="A tree.",
            ids=(ExternalId(Scheme.IMDB, "tt0000001"), ExternalId(Scheme.TMDB, "2")),
            pictures=(PublishedPicture("thumb", "/shows/Tin Orchard/a-thumb.jpg", 1.5, "00ff", 12),),
            series_folder="/shows/Tin Orchard/",
            season=1,
            episode=2,
            genres=("Drama",),
        ),
        Delivery(ItemId(8), Kind.MOVIE, Action.REMOVE, source="/films/", folder=""),
    ]

    assert from_detail(json.loads(as_detail(removals))) == removals
