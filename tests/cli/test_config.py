"""``digest config`` says what is in force, and who says so."""

from __future__ import annotations

import click
import pytest


def lines(ran):
    """Each setting's value and origin by its key."""
    pairs = (line.rsplit("  # ", 1) for line in ran.out.splitlines())
    return {said.partition(" = ")[0]: (said.partition(" = ")[2].strip(), origin) for said, origin in pairs}


def test_each_setting_says_where_it_comes_from(project):
    project.write(
        "digest.toml",
        'title = "A Digest"\nsummary.sentences = 5\n\n[[themes]]\nname = "Дім"\nkeywords = ["a", "b"]\n'
        '[[themes]]\nname = "C"\n\n[check.rules]\nundated = "off"\n[extra]\na = 1\nb = { c = true }\n',
    )

    said = lines(project.run("config"))

    assert said["title"] == ('"A Digest"', "digest.toml:1")
    assert said["summary.sentences"] == ("5", "digest.toml:2")
    assert said["summary.algorithm"] == ('"digest"', "default")
    assert said["base_url"] == ("(not set)", "default")
    assert said["themes[1].name"] == ('"Дім"', "digest.toml:5")
    assert said["themes[1].keywords"] == ('["a", "b"]', "digest.toml:6")
    assert said["themes[2].name"] == ('"C"', "digest.toml:8")
    assert said["themes[2].keywords"] == ("[]", "default")
    assert said["check.rules.undated"] == ('"off"', "digest.toml:11")
    assert said["extra.b.c"] == ("true", "digest.toml:14")
    assert said["sources"] == ("[]", "default")


def test_an_option_stands_before_the_file(project):
    said = lines(project.run("config", "base_url", "-b", "https://example.net/x"))

    assert said == {"base_url": ('"https://example.net/x/"', "--base-url")}


def test_a_table_is_printed_whole(project):
    assert [*lines(project.run("config", "summary"))] == [
        "summary.sentences",
        "summary.algorithm",
        "summary.max_quote_words",
    ]


def test_without_a_file_the_title_is_the_folders(project):
    project.remove("digest.toml")

    assert lines(project.run("config", "title"))["title"] == (f'"{project.root.name}"', "the folder's name")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("sumary", "summary"),
        ("summary.sentence", "summary.sentences"),
        ("sentences", "summary.sentences"),
        ("baseurl", "base_url"),
    ],
)
def test_a_mistyped_key_is_told_which_was_meant(project, key, meant):
    with pytest.raises(click.UsageError, match=f"^{key} is not a setting; did you mean {meant}\\?$"):
        project.run("config", key)


def test_a_configuration_that_can_not_be_used_is_said(project):
    ran = project.write("digest.toml", "title = 3\n").run("config")

    assert ran.status == 2
    assert "digest.toml:1: error: title" in ran.err
