"""All rows of the fault matrix that the suites cover: what is provoked, how often, by what.

`named` are tests of the ordinary suite that are the row, or complete it: the fast suite runs them anyway, the long one
runs them as they are and counts them.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.soak.outcome import RowFunction
from tests.soak.rows import backups, calls, disks, hostile, jobs_cut, killed, long, power, renames, starts, upgrades


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `count` are the trials of the long suite at scale 1, `fast` those of the fast one (0: not in it)."""

    number: int
    fault: str
    function: RowFunction | None = None
    count: int = 0
    fast: int = 0
    named: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return _DRILLS.get(self.number, str(self.number))

    @property
    def is_long(self) -> bool:
        return self.count > 0


#: Not rows of the matrix but disaster drills.
POWER_CUT, IN_USE = 101, 102
_DRILLS = {POWER_CUT: "power cut", IN_USE: "in use"}

_PRESENCE = "tests/services/test_presence.py"
_ROOTS = "tests/services/test_roots.py"
_ODD_TREES = "tests/services/test_odd_trees.py"
_WALK = "tests/files/test_walk.py"
_PROMISES = "tests/services/test_enrich_promises.py"
_WATCH = "tests/services/test_watch.py"


def _named(number: int, fault: str, *tests: str) -> Row:
    """A row that tests of the ordinary suite are."""
    return Row(number, fault, count=1, named=tests)


def _backup_fault(test: str) -> tuple[str]:
    return (f"tests/services/test_backup_faults.py::test_{test}",)


ROWS = (
    Row(
        1,
        "kill -9 while edits stream",
        killed.row_1,
        500,
        10,
        ("tests/store/test_kill.py::test_every_acknowledged_edit_is_there_after_a_kill",),
    ),
    Row(2, "kill -9 before each call that changes the disk, of an edit and a publishing", calls.row_2, 1000),
    Row(3, "kill -9 while NFO files and artwork are published", killed.row_3, 500, 8),
    Row(4, "kill -9 before each statement of each migration", upgrades.row_4, 1000),
    Row(5, "kill -9 during backups and restores", backups.row_5, 200),
    Row(
        6,
        "kill -9 during a rename of 300 files",
        renames.row_6,
        200,
        named=("tests/services/test_rename_killed.py::test_ten_kills_in_the_middle_of_a_rename_lose_nothing",),
    ),
    Row(7, "kill -9 while jobs run", jobs_cut.row_7, 300, 8),
    Row(8, "SIGTERM in the middle of work, window and serve", starts.row_8, 100, 2),
    Row(9, "EIO or a full disk from the n-th call, n = 1 to 40 of each kind", calls.row_9, 1000),
    Row(10, "the disk of the library is full", disks.row_10, 20, 3),
    Row(
        11,
        "the disk of the media is full",
        disks.row_11,
        50,
        3,
        ("tests/files/test_write.py::test_a_disk_that_runs_full_in_mid_write_leaves_the_old_file_and_nothing_else",),
    ),
    Row(12, "the disk of the media takes no more files", disks.row_12, 20),
    Row(13, "a root is read-only", disks.row_13, 10),
    _named(14, "a root is unmounted", f"{_ROOTS}::test_ten_scans_of_a_root_that_is_away_change_no_row"),
    _named(15, "a root's path is missing", f"{_PRESENCE}::test_a_root_that_is_away_changes_nothing"),
    _named(
        16, "another disk at a root's path", f"{_ROOTS}::test_another_disk_at_the_path_is_held_twenty_times_of_twenty"
    ),
    _named(
        17,
        "a root vanishes during a scan",
        f"{_ROOTS}::test_a_root_that_vanishes_at_any_entry_of_a_scan_leaves_everything_as_it_was",
        f"{_WALK}::test_a_root_that_vanishes_in_mid_walk_is_gone_and_not_empty",
    ),
    _named(
        18,
        "many files vanish",
        f"{_ROOTS}::test_sixty_of_a_hundred_are_held_and_five_of_a_hundred_are_missing",
        f"{_ROOTS}::test_what_is_held_stays_held_for_days_and_nothing_of_it_is_purged",
    ),
    _named(19, "a share hangs", f"{_ROOTS}::test_a_root_that_hangs_is_given_up_while_the_others_go_on"),
    Row(
        20,
        "a folder without permission",
        named=(
            f"{_PRESENCE}::test_a_folder_that_may_not_be_read_keeps_what_is_known_of_it",
            f"{_WALK}::test_a_folder_without_permission_is_named_and_its_siblings_are_listed",
        ),
    ),
    Row(
        21,
        "names of 255 bytes",
        named=(
            f"{_WALK}::test_a_name_of_255_bytes_is_listed",
            "tests/services/test_scan.py::test_a_name_that_is_not_utf8_and_one_of_255_bytes_are_films_like_others",
        ),
    ),
    Row(22, "a path of more than 4,096 bytes", hostile.row_22, 20),
    Row(23, "names that are not UTF-8", named=(f"{_ODD_TREES}::test_names_of_every_byte_are_films_of_their_own",)),
    Row(
        24,
        "twins in composition and case",
        named=(f"{_ODD_TREES}::test_twins_in_composition_and_case_are_films_of_their_own",),
    ),
    Row(
        25,
        "a disk that ignores capitals",
        disks.row_25,
        20,
        1,
        (
            "tests/services/test_rename.py::test_names_that_differ_in_capitals_or_accents_only_count_as_one",
            "tests/services/test_rename.py::test_a_change_of_capitals_goes_through_another_name",
        ),
    ),
    Row(
        26,
        "reserved and odd names",
        named=(
            "tests/formats/test_templates.py::test_every_name_is_legal_everywhere_and_leads_nowhere_else",
            "tests/formats/test_templates.py::test_the_template_changes_nothing_about_a_name_that_it_made",
            "tests/services/test_odd_trees.py",
        ),
    ),
    Row(
        27,
        "loops of links, links out of the root",
        named=(
            f"{_ODD_TREES}::test_loops_of_links_bring_each_film_once",
            f"{_WALK}::test_links_to_folders_are_followed_inside_the_root_only",
        ),
    ),
    Row(
        28,
        "pipes, sockets, devices, a sparse file of 8 TB",
        named=(
            f"{_ODD_TREES}::test_pipes_are_left_alone",
            f"{_ODD_TREES}::test_a_file_of_eight_terabytes_costs_what_others_cost",
            f"{_WALK}::test_pipes_sockets_and_devices_are_never_opened",
        ),
    ),
    Row(
        30,
        "a file replaced at its path",
        named=(
            f"{_PRESENCE}::test_a_better_copy_in_the_same_folder_keeps_item_edits_and_date_added",
            "tests/services/test_slow_storage.py::test_a_file_rewritten_in_place_is_found_though_its_folder_kept_its_time",
        ),
    ),
    Row(
        31,
        "the system's table of watched folders is full",
        named=(
            f"{_WATCH}::test_a_full_table_is_said_and_the_rest_is_swept",
            f"{_WATCH}::test_the_systems_own_table_when_it_is_full",
        ),
    ),
    Row(
        35,
        "429 with Retry-After",
        named=(
            "tests/net/test_asking.py::"
            "test_of_1000_calls_with_30_percent_429_none_comes_early_and_other_hosts_do_not_wait",
        ),
    ),
    _named(
        45,
        "a refresh against locked fields",
        f"{_PROMISES}::test_no_locked_field_of_any_kind_changes_whatever_is_said_of_it_and_however_it_is_asked_for",
    ),
    _named(
        46,
        "an edit while its item is refreshed",
        f"{_PROMISES}::test_an_edit_while_the_item_is_enriched_wins_and_stays",
    ),
    _named(
        47,
        "an NFO that says unlocked, or another title",
        "tests/formats/nfo/test_tolerance.py::test_locks_in_a_file_change_nothing_here_and_stay_in_the_file",
        "tests/services/test_take_in.py::test_a_locked_field_stays_and_the_nfo_s_word_waits_for_the_person",
    ),
    _named(48, "hostile NFO files", "tests/formats/nfo/test_hostile.py"),
    _named(49, "hostile pictures, each cut off at 20 places", "tests/files/test_hostile_pictures.py"),
    _named(
        50,
        "SVG or HTML as artwork",
        "tests/files/test_images.py::test_what_is_no_picture_of_a_known_format_is_refused",
    ),
    Row(51, "random bytes with the heads of media files", hostile.row_51, 2000),
    Row(54, "two to ten windows start at once", starts.row_54, 100, 2),
    Row(55, "twenty commands edit beside the window", starts.row_55, 10, 1),
    Row(
        56,
        "a start after kill -9",
        starts.row_56,
        100,
        3,
        ("tests/files/test_lock.py::test_a_crashed_holder_leaves_no_stale_lock",),
    ),
    Row(
        57,
        "a long reader beside edits, a trial an edit",
        long.row_57,
        60,
        named=("tests/store/test_engine.py::test_a_long_reader_stops_no_writer_and_the_log_stays_small",),
    ),
    Row(
        58,
        "the clock jumps",
        named=(
            "tests/store/test_jobs.py::test_whatever_the_clock_did_meanwhile_the_schedule_catches_up_once",
            "tests/store/test_jobs.py::test_a_clock_set_back_does_not_keep_a_job_from_its_next_try",
            "tests/services/test_trash.py::test_six_jumps_of_the_clock_purge_nothing",
        ),
    ),
    Row(59, "the machine sleeps ten minutes while jobs run", jobs_cut.row_59, 20),
    Row(63, "secrets in every output", named=("tests/net/test_redact.py", "tests/test_canaries.py")),
    Row(64, "no keyring, a locked or a failing one", named=("tests/store/test_secrets.py",)),
    Row(
        65,
        "archives that lead out of their folder",
        backups.row_65,
        0,
        0,
        _backup_fault("an_archive_that_wants_out_of_its_folder_is_refused_whole"),
    ),
    Row(
        66,
        "searches that try to be more than text",
        hostile.row_66,
        0,
        300,
        ("tests/store/test_search.py::test_whatever_is_typed_is_text_and_never_breaks_a_search",),
    ),
    Row(
        67,
        "backups while edits stream",
        backups.row_67,
        300,
        0,
        _backup_fault("backups_made_while_edits_stream_are_sound_and_lack_none_acknowledged_before"),
    ),
    Row(68, "a damaged database", backups.row_68, 200, 0, _backup_fault("damage_is_noticed_kept_and_mended")),
    Row(69, "a library of a newer program", upgrades.row_69, 10, 1),
    Row(
        70,
        "every old schema with 10,000 films, forth and back",
        backups.row_70,
        10_000,
        0,
        _backup_fault("a_library_of_every_schema_keeps_every_row_and_can_go_back"),
    ),
    _named(
        71,
        "the library's folders lie elsewhere",
        f"{_ROOTS}::test_a_root_that_lies_elsewhere_now_keeps_every_film_with_its_edits_locks_and_pictures",
    ),
    Row(72, "the database is lost", backups.row_72, 300),
    Row(74, "starts and ends again and again", starts.row_74, 200, 2),
    Row(75, "scans and pictures for a long time", long.row_75, 500),
    Row(76, "no tray", named=("tests/ui/test_shell_program.py::test_closing_ends_the_program_where_no_tray_keeps_it",)),
    Row(POWER_CUT, "the power is cut after any call of an edit and a publishing", power.row_power_cut, 1000, 30),
    Row(IN_USE, "a file beside media is kept in its place by another program", disks.row_in_use, 10, 1),
)
