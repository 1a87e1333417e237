"""What a terminal gets, and what it is spared."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="Windows has no such terminals")

CHECKOUT = Path(__file__).parents[2]
SLOW = (
    "import sys, time, digest.cli.progress as progress, digest.cli.building as building\n"
    "progress.PATIENCE_S = 0.1\n"
    "build = building.build\n"
    "def slowly(*given):\n"
    "    for done in range(8):\n"
    "        given[-1].progress('reading', done, 8)\n"
    "        time.sleep(0.15)\n"
    "    return build(*given)\n"
    "building.build = slowly\n"
)
RUN = "from digest.cli import main; main()"


def at_terminal(*arguments, columns=80, code="", **environment):
    """What a terminal is sent by ``digest``."""
    size = {"COLUMNS": str(columns), "LINES": "24", "TERM": "xterm-256color"}
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT), **size, **environment}
    for name in {"CI", "NO_COLOR"} - environment.keys():
        where.pop(name, None)
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-c", code + RUN, *arguments], where)  # noqa: S606 - ours
    sent = b""
    while chunk := _read(terminal):
        sent += chunk
    os.close(terminal)
    os.waitpid(child, 0)
    return sent.decode()


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is gone
        return b""


@pytest.fixture
def faulty(project):
    project.article("one", title="One", date="2025-13-07", source="A")
    return ["-C", str(project.root), "build"]


@pytest.fixture
def sound(project):
    project.article("2025-01-01-one", title="One", source="A")
    return ["-C", str(project.root), "build", "-j", "1"]


def test_what_takes_long_shows_its_stage_and_counts_and_leaves_no_trace(sound):
    sent = at_terminal(*sound, code=SLOW)

    assert "reading" in sent
    assert "/8" in sent
    assert sent.count("\x1b[?25h") == sent.count("\x1b[?25l") == 1, "the cursor comes back"
    assert "reading" not in sent.rpartition("\x1b[2K")[2]


def test_a_bar_fits_a_narrow_terminal(sound):
    sent = at_terminal(*sound, code=SLOW, columns=40)

    assert "reading" in sent
    assert "…" not in sent.partition("article")[0]


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}])
def test_where_nobody_looks_on_nothing_moves(sound, environment):
    sent = at_terminal(*sound, code=SLOW, **environment)

    assert "reading" not in sent
    assert "1 article, 1 story" in sent


def test_what_is_over_in_a_moment_shows_no_bar(sound):
    patient = "import digest.cli.progress as progress; progress.PATIENCE_S = 60\n"

    assert "\x1b[?25" not in at_terminal(*sound, code=patient)


def test_quiet_is_quiet(sound):
    assert at_terminal(*sound, "-q", code=SLOW) == ""


def test_a_terminal_gets_colours_unless_its_user_wants_none(faulty):
    assert "\x1b[31m" in at_terminal(*faulty)
    assert "\x1b[" not in at_terminal(*faulty, NO_COLOR="1")
    assert "\x1b[" not in at_terminal(*faulty, TERM="dumb")
    assert "\x1b[31m" in at_terminal(*faulty, "--color", NO_COLOR="1"), "an option stands before a wish"


@pytest.mark.parametrize("columns", [40, 80])
def test_lines_break_between_words(faulty, columns):
    lines = at_terminal(*faulty, "-q", columns=columns, NO_COLOR="1").splitlines()  # a slow one's bar is wide

    assert max(map(len, lines)) <= columns
    assert lines[0].startswith("content/one.md:3: error: date:")
    assert lines[1].startswith("  "), "what goes on is indented"


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["bild"], "build"),
        (["chek"], "check"),
        (["srve"], "serve"),
        (["newletter"], "newsletter"),
        (["build", "--drafs"], "--drafts"),
        (["serve", "--prot", "1"], "--port"),
        (["init", "--host", "github"], "github-pages"),
    ],
)
def test_mistyped_commands_and_options_are_told_what_was_meant(arguments, meant):
    assert meant in at_terminal(*arguments, columns=40)


@pytest.mark.parametrize(
    ("key", "meant"),
    [("titel", "title"), ("base_ulr", "base_url"), ("time_zone", "timezone"), ("sumary.a", "summary")],
)
def test_mistyped_keys_are_told_what_was_meant(project, key, meant):
    project.write("digest.toml", f'title = "A"\n{key} = "x"\n')

    assert f"did you mean {meant}?" in project.run("build").err


@pytest.mark.parametrize(
    ("field", "meant"),
    [("tittle", "title"), ("sorce", "source"), ("souce_url", "source_url"), ("auhtor", "author")],
)
def test_mistyped_fields_are_told_what_was_meant(project, field, meant):
    project.article("2025-01-01-one", **{"title": "One", field: "x"})

    assert f"did you mean {meant}?" in project.run("build").err
