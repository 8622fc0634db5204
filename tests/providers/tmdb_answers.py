"""Answers in TMDB's shape about titles that do not exist."""

from __future__ import annotations

from typing import Any

MOVIE: dict[str, Any] = {
    "id": 900101,
    "imdb_id": "tt9900101",
    "title": "Der gläserne Obstgarten",
    "original_title": "Skleněný sad",
    "original_language": "cs",
    "origin_country": ["CZ"],
    "overview": "Eine Gärtnerin erbt ein Gewächshaus.",
    "tagline": "",
    "release_date": "2011-09-01",
    "runtime": 104,
    "budget": 2_000_000,
    "revenue": 0,
    "popularity": 12.5,
    "poster_path": "/mainposter.jpg",
    "backdrop_path": "/backdrop.jpg",
    "vote_average": 7.25,
    "vote_count": 310,
    "belongs_to_collection": {"id": 900201, "name": "Sad Filmreihe", "poster_path": None},
    "genres": [{"id": 18, "name": "Drama"}, {"id": 14, "name": "Fantasy"}],
    "production_companies": [{"id": 1, "name": "Sad Film", "logo_path": None, "origin_country": ""}],
    "production_countries": [{"iso_3166_1": "CZ", "name": "Czech Republic"}],
    "keywords": {"keywords": [{"id": 5, "name": "greenhouse"}]},
    "external_ids": {"imdb_id": "tt9900101", "wikidata_id": "Q99001010", "facebook_id": None},
    "alternative_titles": {
        "titles": [
            {"iso_3166_1": "US", "title": "Orchard of Glass", "type": ""},
            {"iso_3166_1": "DE", "title": "Der gläserne Obstgarten", "type": ""},
        ]
    },
    "translations": {
        "translations": [
            {
                "iso_639_1": "de",
                "iso_3166_1": "DE",
                "data": {
                    "title": "Der gläserne Obstgarten",
                    "overview": "Eine Gärtnerin erbt ein Gewächshaus.",
                    "tagline": "",
                },
            },
            {
                "iso_639_1": "en",
                "iso_3166_1": "GB",
                "data": {"title": "", "overview": "A gardener, in Britain.", "tagline": ""},
            },
            {
                "iso_639_1": "en",
                "iso_3166_1": "US",
                "data": {"title": "The Glass Orchard", "overview": "A gardener.", "tagline": "Break nothing."},
            },
        ]
    },
    "credits": {
        "cast": [
            {"id": 72, "name": "Petr Okno", "character": "The Glazier", "order": 1, "profile_path": None},
            {"id": 71, "name": "Ida Skála", "character": "Marta", "order": 0, "profile_path": "/ida.jpg"},
        ],
        "crew": [
            {"id": 80, "name": "Jan Strom", "department": "Directing", "job": "Director", "profile_path": None},
            {"id": 80, "name": "Jan Strom", "department": "Writing", "job": "Screenplay", "profile_path": None},
            {"id": 80, "name": "Jan Strom", "department": "Writing", "job": "Story", "profile_path": None},
            {"id": 81, "name": "Eva Dvě", "department": "Production", "job": "Executive Producer"},
            {"id": 82, "name": "Max Ton", "department": "Sound", "job": "Original Music Composer"},
            {"id": 83, "name": "Ola Kost", "department": "Costume & Make-Up", "job": "Costume Design"},
        ],
    },
    "release_dates": {
        "results": [
            {
                "iso_3166_1": "DE",
                "release_dates": [
                    {"certification": "16", "release_date": "2013-01-01T00:00:00.000Z", "type": 5},
                    {"certification": "", "release_date": "2012-03-08T00:00:00.000Z", "type": 3},
                    {"certification": "12", "release_date": "2012-02-01T00:00:00.000Z", "type": 1},
                ],
            },
            {
                "iso_3166_1": "US",
                "release_dates": [{"certification": "PG", "release_date": "2012-06-01T00:00:00.000Z", "type": 3}],
            },
        ]
    },
    "videos": {
        "results": [
            {"site": "YouTube", "key": "teaser00001", "type": "Teaser", "official": True, "iso_639_1": "de"},
            {"site": "YouTube", "key": "fanmade0001", "type": "Trailer", "official": False, "iso_639_1": "de"},
            {"site": "YouTube", "key": "official_en", "type": "Trailer", "official": True, "iso_639_1": "en"},
            {"site": "YouTube", "key": "official_de", "type": "Trailer", "official": True, "iso_639_1": "de"},
            {"site": "Vimeo", "key": "12345678901", "type": "Trailer", "official": True, "iso_639_1": "de"},
            {"site": "YouTube", "key": "behindscene", "type": "Featurette", "official": True, "iso_639_1": "de"},
        ]
    },
    "images": {
        "posters": [
            {
                "file_path": "/deposter.jpg",
                "iso_639_1": "de",
                "width": 2000,
                "height": 3000,
                "vote_average": "5.3",
                "vote_count": 4,
            },
            {"file_path": "/bare.jpg", "iso_639_1": None, "width": 1000, "height": 1500, "vote_count": 0},
        ],
        "backdrops": [
            {"file_path": "/backdrop.jpg", "iso_639_1": None, "width": 3840, "height": 2160, "vote_count": 0},
            {"file_path": "/titled.jpg", "iso_639_1": "en", "width": 1920, "height": 1080, "vote_count": 0},
        ],
        "logos": [{"file_path": "/logo.svg", "iso_639_1": "de", "width": 500, "height": 161, "vote_count": 0}],
    },
}


def an_episode(season: int, number: int, name: str, overview: str = "What happens.") -> dict[str, Any]:
    return {
        "id": 910_000 + 100 * season + number,
        "season_number": season,
        "episode_number": number,
        "name": name,
        "overview": overview,
        "air_date": f"20{season + 10:02}-02-{number:02}",
        "runtime": 42,
        "still_path": f"/still{season}x{number}.jpg",
        "vote_average": 8.0,
        "vote_count": 3,
        "crew": [{"id": 80, "name": "Jan Strom", "department": "Directing", "job": "Director"}],
        "guest_stars": [{"id": 73, "name": "Lea Kurz", "character": "A visitor", "order": 500}],
    }


def a_season(number: int, *episodes: dict[str, Any], name: str = "") -> dict[str, Any]:
    return {
        "id": 920_000 + number,
        "season_number": number,
        "name": name or f"Season {number}",
        "overview": f"About season {number}.",
        "air_date": f"20{number + 10:02}-02-01",
        "poster_path": f"/season{number}.jpg",
        "vote_average": 7.0,
        "episodes": list(episodes),
    }


SERIES: dict[str, Any] = {
    "id": 900301,
    "name": "Harbour Lights",
    "original_name": "Harbour Lights",
    "original_language": "en",
    "origin_country": ["GB"],
    "overview": "A port at night.",
    "tagline": "Keep watch.",
    "first_air_date": "2011-02-01",
    "last_air_date": "2012-02-02",
    "status": "Canceled",
    "type": "Scripted",
    "in_production": False,
    "episode_run_time": [],
    "number_of_episodes": 3,
    "number_of_seasons": 2,
    "poster_path": "/harbour.jpg",
    "vote_average": 8.1,
    "vote_count": 40,
    "networks": [{"id": 4, "name": "Channel Nine"}],
    "genres": [{"id": 80, "name": "Crime"}],
    "production_countries": [{"iso_3166_1": "GB", "name": "United Kingdom"}],
    "created_by": [{"id": 90, "name": "Una Wave", "profile_path": None}],
    "keywords": {"results": [{"id": 1, "name": "harbour"}]},
    "content_ratings": {"results": [{"iso_3166_1": "GB", "rating": "15"}, {"iso_3166_1": "US", "rating": ""}]},
    "external_ids": {"imdb_id": "tt9900301", "tvdb_id": 900302, "wikidata_id": None},
    "alternative_titles": {"results": [{"iso_3166_1": "US", "title": "Port of Call", "type": ""}]},
    "translations": {"translations": []},
    "aggregate_credits": {
        "cast": [
            {
                "id": 74,
                "name": "Tom Pier",
                "order": 0,
                "roles": [
                    {"character": "Captain Reed", "episode_count": 4},
                    {"character": "His twin", "episode_count": 1},
                ],
            }
        ],
        "crew": [
            {
                "id": 84,
                "name": "Rita Rarely",
                "department": "Directing",
                "total_episode_count": 1,
                "jobs": [{"job": "Director"}],
            },
            {
                "id": 85,
                "name": "Otto Often",
                "department": "Directing",
                "total_episode_count": 3,
                "jobs": [{"job": "Director"}],
            },
        ],
    },
    "episode_groups": {
        "results": [
            {"id": "5f0000000000000000000001", "name": "DVD order", "type": 3, "episode_count": 2},
            {"id": "5f0000000000000000000002", "name": "Arcs", "type": 5, "episode_count": 4},
        ]
    },
    "images": {"posters": [], "backdrops": [], "logos": []},
    "videos": {"results": []},
    "seasons": [{"season_number": number} for number in (0, 1, 2)],
    "season/0": a_season(0, an_episode(0, 1, "The pilot"), name="Specials"),
    "season/1": a_season(1, an_episode(1, 1, "Fog"), an_episode(1, 2, "Episode 2", overview="")),
    "season/2": a_season(2, an_episode(2, 1, "Tide")),
}

DVD_GROUP: dict[str, Any] = {
    "id": "5f0000000000000000000001",
    "name": "DVD order",
    "type": 3,
    "groups": [
        {"order": 1, "episodes": [{"id": 910102}, {"id": 910101}]},
        {"order": 0, "episodes": [{"id": 910001}]},
    ],
}

COLLECTION: dict[str, Any] = {
    "id": 900201,
    "name": "Sad Filmreihe",
    "overview": "Gärten.",
    "poster_path": "/collection.jpg",
    "parts": [
        {"id": 900103, "title": "Der dritte Garten", "release_date": "", "poster_path": None},
        {"id": 900102, "title": "Der zweite Garten", "release_date": "2014-01-01", "poster_path": "/two.jpg"},
        {"id": 900101, "title": "Der gläserne Obstgarten", "release_date": "2011-09-01"},
    ],
    "translations": {
        "translations": [{"iso_639_1": "en", "iso_3166_1": "US", "data": {"title": "Garden Films", "overview": ""}}]
    },
    "images": {"posters": [], "backdrops": [{"file_path": "/garden.jpg", "iso_639_1": None}]},
}

PERSON: dict[str, Any] = {
    "id": 71,
    "name": "Ida Skála",
    "biography": "",
    "birthday": "1970-05-00",
    "deathday": None,
    "imdb_id": "nm9900071",
    "profile_path": "/ida.jpg",
    "images": {"profiles": [{"file_path": "/ida.jpg", "width": 600, "height": 900, "iso_639_1": None}]},
    "external_ids": {"imdb_id": "nm9900071", "wikidata_id": "Q99000071"},
    "translations": {
        "translations": [{"iso_639_1": "en", "iso_3166_1": "US", "data": {"biography": "Born in a greenhouse."}}]
    },
    "combined_credits": {
        "cast": [
            {
                "id": 900101,
                "media_type": "movie",
                "title": "The Glass Orchard",
                "release_date": "2011-09-01",
                "character": "The gardener",
                "adult": False,
            },
            {"id": 900101, "media_type": "tv", "name": "Orchard Road", "character": "", "episode_count": 7},
            {"id": 900105, "media_type": "movie", "title": "Not for all", "release_date": "2001", "adult": True},
            {"id": 900106, "media_type": "movie", "title": "", "character": "Nobody"},
        ],
        "crew": [
            {
                "id": 900101,
                "media_type": "movie",
                "title": "The Glass Orchard",
                "release_date": "2011-09-01",
                "department": "Writing",
                "job": "Screenplay",
            },
            {
                "id": 900101,
                "media_type": "tv",
                "name": "Orchard Road",
                "first_air_date": "",
                "department": "Editing",
                "job": "Editor",
                "episode_count": 9,
            },
        ],
    },
}

SEARCH: dict[str, Any] = {
    "page": 1,
    "results": [
        {
            "id": 900101,
            "title": "The Glass Orchard",
            "original_title": "Skleněný sad",
            "original_language": "cs",
            "release_date": "2011-09-01",
            "overview": "A gardener.",
            "poster_path": "/mainposter.jpg",
            "popularity": 12.5,
        },
        {"id": 900104, "title": "Glass", "original_title": "Glass", "release_date": "", "popularity": 2},
    ],
    "total_pages": 1,
}
