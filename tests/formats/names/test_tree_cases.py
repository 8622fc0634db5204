"""The tree cases that other projects' rules were written down in, scored as their own script does."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.tree import read_tree
from metarr_desktop.formats.names.tree_json import as_tree_case

_CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
_TYPES = {"movies": LibraryType.MOVIE, "tv": LibraryType.TV, "anime": LibraryType.TV, "music": LibraryType.MUSIC}


def _cases() -> list[dict[str, object]]:
    file = _CORPORA / "trees-dev.jsonl"
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (_CORPORA / "score_trees.py").exists():
        pytest.skip("the corpora of ../shared are not here")
    sys.path.insert(0, str(_CORPORA))
    spec = importlib.util.spec_from_file_location("score_trees", _CORPORA / "score_trees.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("case", _cases() or [None], ids=lambda case: case["id"] if case else "absent")
def test_a_tree_becomes_what_its_case_expects(case, scorer):
    library = _TYPES[case["library"]]

    found, groups = scorer.flatten(as_tree_case(read_tree(case["paths"], library), library)["items"])

    expected, expected_groups = scorer.flatten(case["items"])
    assert {path: found.get(path) for path in expected if expected[path][0] != "other"} == {
        path: facts for path, facts in expected.items() if facts[0] != "other"
    }
    assert {frozenset(group) for group in groups} == {frozenset(group) for group in expected_groups}
    assert not set(case["ignored"]) & found.keys()
