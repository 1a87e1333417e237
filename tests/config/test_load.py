"""digest.toml as values, and everything that is wrong with it, in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import Config, load
from digest.config.toml import key_lines, line_of

CASES = Path(__file__).parents[1] / "cases" / "config"
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_problem_is_said_with_its_line(name):
    config, problems = load(CASES / f"{name}.toml", shown_as="digest.toml")

    expected = (CASES / f"{name}.problems").read_text("utf-8").splitlines()
    assert sorted(map(str, problems)) == sorted(expected)
    assert (config is None) == any(": error: " in line for line in expected)


def test_every_key_of_the_contract_has_its_place():
    config, _ = load(CASES / "full.toml", shown_as="digest.toml")

    assert config is not None
    assert config.base_url == "https://example.org/brief/", "an address of a folder ends like one"
    assert (config.summary.sentences, config.summary.max_quote_words) == (4, 90)
    assert (config.grouping.story_threshold, config.grouping.window_days) == (0.2, 5)
    assert [theme.name for theme in config.themes] == ["War in Ukraine", "Energy"]
    assert config.sources[0].paywall
    assert config.feeds[0].theme == "Energy"
    assert config.look.accent == "#0b57d0"
    assert config.look.nav[0].address == "themes/", "addresses count from the root"
    assert config.extra == {"motto": "Word for word", "nested": {"anything": [1, 2]}}


def test_unknown_keys_are_ignored_when_nothing_else_is_wrong():
    config, _ = load(CASES / "unknown-keys.toml", shown_as="digest.toml")

    assert config is not None
    assert config.title == "y"


def test_without_a_file_the_folder_names_the_digest(tmp_path):
    config, problems = load(tmp_path / "digest.toml", shown_as="digest.toml", title_without="brief")

    assert config == Config(title="brief")
    (problem,) = problems
    assert str(problem) == (
        "digest.toml: warning: there is no such file; the digest is titled after its folder, 'brief'; "
        'write one with a line such as title = "brief"'
    )


def test_a_file_that_was_asked_for_must_be_there(tmp_path):
    config, problems = load(tmp_path / "other.toml", shown_as="other.toml")

    assert config is None
    assert [str(problem) for problem in problems] == ["other.toml: error: there is no such file"]


def test_a_folder_is_no_configuration(tmp_path):
    config, problems = load(tmp_path, shown_as="digest.toml")

    assert config is None
    assert [str(problem) for problem in problems] == ["digest.toml: error: can't be read: it is no file"]


def test_settings_can_not_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Config(title="x").title = "y"


def test_a_key_is_found_at_its_line():
    text = 'a = 1\n"b c".d = 2\n[t]\n  e = """\nf = 3\n"""\n[[u.v]]\ng = 4\n[[u.v]]\n# h = 0\nh = 5\n'

    assert key_lines(text) == {
        ("a",): 1,
        ("b c", "d"): 2,
        ("t",): 3,
        ("t", "e"): 4,
        ("u", "v", 0): 7,
        ("u", "v", 0, "g"): 8,
        ("u", "v", 1): 9,
        ("u", "v", 1, "h"): 11,
    }


def test_what_has_no_line_of_its_own_is_found_where_it_stands_in():
    assert line_of(("t", "e", 3), {("t",): 3}) == 3
    assert line_of(("x",), {("t",): 3}) is None


@given(st.text())
def test_no_text_is_too_odd(text):
    assert all(1 <= line <= len(text.splitlines()) for line in key_lines(text).values())
