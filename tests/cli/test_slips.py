"""Whatever is mistyped by a letter, the right word is suggested."""

from __future__ import annotations

import click
import pytest

from digest.cli import cli
from digest.config import load
from digest.content import read
from digest.content.names import ALIASES, CANONICAL, FOREIGN, SPELLING, normal

KEYS = ("title", "base_url", "description", "timezone", "language", "author", "summary", "grouping", "themes")
# A letter away from two words that both are known: nobody can tell which was meant.
BETWEEN = frozenset(["hidde", "publishe"])


def slips(word):
    """``word`` with a letter left out, typed twice, or in its neighbour's place."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at + 1] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def mistyped(word, known):
    return sorted({slip for slip in slips(word) if slip} - set(known) - BETWEEN)


def fault(*arguments):
    with pytest.raises(click.UsageError) as raised:
        cli.main(arguments, standalone_mode=False)
    return raised.value.format_message()


@pytest.mark.parametrize("name", cli.commands)
def test_a_mistyped_command(name):
    for slip in mistyped(name, cli.commands):
        assert f"'{name}'" in fault(slip), slip


@pytest.mark.parametrize("name", cli.commands)
def test_a_mistyped_option(name):
    options = {
        long.removeprefix("--")
        for parameter in cli.commands[name].params
        for long in (*parameter.opts, *parameter.secondary_opts)
        if long.startswith("--")
    }
    for option in options:
        for slip in mistyped(option, options)[::3]:
            assert f"--{option}" in fault(name, f"--{slip}"), slip


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ((name,), word)
        for name in cli.commands
        for parameter in cli.commands[name].params
        if isinstance(parameter, click.Argument) and isinstance(parameter.type, click.Choice)
        for word in parameter.type.choices
    ],
)
def test_a_mistyped_word(command, word):
    others = next(
        one.type.choices for one in cli.commands[command[0]].params if one.name in {"kind", "shell"}
    )
    for slip in mistyped(word, others):
        assert f"Did you mean {word}?" in fault(*command, slip), slip


def test_a_mistyped_host(tmp_path):
    assert "Did you mean netlify?" in fault("init", str(tmp_path), "--host", "netlfy")


@pytest.mark.parametrize("key", KEYS)
def test_a_mistyped_key(key, tmp_path):
    for slip in mistyped(key, KEYS):
        file = tmp_path / "digest.toml"
        file.write_text(f'title = "A"\n{slip} = "x"\n', "utf-8")
        _, problems = load(file, shown_as="digest.toml")
        assert f"did you mean {key}?" in [problem.hint for problem in problems], slip


@pytest.mark.parametrize("field", ALIASES)
def test_a_mistyped_field(field):
    for slip in mistyped(field, ()):
        if normal(slip) not in {*CANONICAL, *SPELLING, *FOREIGN}:
            _, problems = read("content/a.md", f"---\n{slip}: x\n---\nText.\n".encode(), "UTC", "en")
            said = [problem.hint for problem in problems if problem.field == slip]
            assert said == [f"did you mean {field}?"], slip


@pytest.mark.parametrize("theme", ["War in Ukrian", "Wra in Ukraine", "war in ukrane", "War in Ukrainee"])
def test_a_mistyped_theme(project, theme):
    names = "".join(f'[[themes]]\nname = "{name}"\n' for name in ("Weather", "War in Ukraine", "Trade"))
    project.write("digest.toml", f'title = "D"\n{names}')
    project.article("2025-01-01-one", title="One", theme=theme)

    assert f"{theme!r} is not one of the themes in digest.toml; did you mean War in Ukraine?" in (
        project.run("build").err
    )


@pytest.mark.parametrize("edition", ["2025-W94", "2025-49", "2025W49", "205-W49", "2025-w49"])
def test_a_mistyped_edition(project, edition):
    project.write("digest.toml", 'title = "D"\nbase_url = "https://example.org/"\n')
    for day in ("2024-01-01", "2025-12-07", "2025-12-14"):
        project.article(f"{day}-one", title=f"On {day}", date=day)

    with pytest.raises(click.UsageError, match=r"; did you mean 2025-W49\? there are"):
        project.run("newsletter", edition)
