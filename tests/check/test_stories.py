"""Rules about stories and themes."""

from __future__ import annotations

import pytest

FLOOD = (
    "Heavy rain flooded the old town of Lviv on Sunday night. Rescue workers took forty families to safety. "
    "The mayor said that the river Poltva had not been so high for sixty years."
)
VERDICT = (
    "A court in Oslo found the former minister guilty of fraud on Monday. The judge sentenced him to prison. "
    "His lawyers announced an appeal against the verdict."
)
RIVER = "The river Poltva flooded Lviv: forty families of the old town were rescued, the mayor said."
MARKET = "Shares in Tokyo fell sharply after the bank raised its rate. Investors sold exporters first."
CONFIG = 'title = "D"\n[grouping]\nstory_threshold = {}\n'


def test_a_story_that_one_article_tells_has_a_single_source(project, found):
    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv", source="BBC")

    [(path, _, message, _)] = found("single-source")

    assert (path, message) == ("content/2025-01-01-a.md", "only this article tells its story")


@pytest.mark.parametrize(
    ("outlets", "bodies", "message"),
    [
        (("BBC", "BBC"), (FLOOD, VERDICT), "2 articles tell its story, all of them from BBC"),
        (("BBC", "CNN"), (FLOOD, FLOOD), "2 articles tell its story, and all carry one text"),
        (("BBC", "CNN"), (FLOOD, VERDICT), None),
        (("BBC", ""), (FLOOD, VERDICT), None),
    ],
)
def test_so_has_one_whose_articles_are_one_outlets_or_one_text(project, found, outlets, bodies, message):
    for name, outlet, body in zip("ab", outlets, bodies, strict=True):
        project.article(f"2025-01-01-{name}", body, title=f"Title {name}", source=outlet, story="key")

    assert [one[2] for one in found("single-source")] == ([message] if message else [])


def test_an_article_that_is_in_its_story_by_little_is_named(project, found):
    one, other = FLOOD, f"{FLOOD} {VERDICT}"
    project.article("2025-01-01-a", one, title="Flood", source="BBC")
    project.article("2025-01-01-b", other, title="Verdict", source="CNN")
    project.write("digest.toml", CONFIG.format("0.001"))
    assert found("borderline-story") == []

    near = _similarity(project, found)
    project.write("digest.toml", CONFIG.format(near * 0.95))

    said = {path: message for path, _, message, _ in found("borderline-story")}
    assert said.keys() == {"content/2025-01-01-a.md", "content/2025-01-01-b.md"}
    assert said["content/2025-01-01-a.md"].startswith(
        "is in one story with 'Verdict' by little: similarity 0."
    )


def test_and_so_is_one_that_is_out_of_it_by_little(project, found):
    project.article("2025-01-01-a", FLOOD, title="Flood", source="BBC")
    project.article("2025-01-02-b", f"{RIVER} {VERDICT}", title="Verdict", source="CNN")
    near = _similarity(project, found)
    project.write("digest.toml", CONFIG.format(near * 1.05))

    [(path, _, message, _)] = found("borderline-story")

    assert path == "content/2025-01-02-b.md"
    assert message.startswith("is just not in one story with 'Flood': similarity 0.")


@pytest.mark.parametrize("keys", [("own", None), ("one", "other"), ("one", "one")])
def test_what_the_curator_has_said_is_at_no_edge(project, found, keys):
    project.article("2025-01-01-a", FLOOD, title="Flood")
    project.article("2025-01-02-b", f"{FLOOD} {VERDICT}", title="Verdict")
    near = _similarity(project, found)
    for name, body, title, key in zip(
        "ab", (FLOOD, f"{FLOOD} {VERDICT}"), ("Flood", "Verdict"), keys, strict=True
    ):
        day = "01" if name == "a" else "02"
        project.article(f"2025-01-{day}-{name}", body, title=title, **({"story": key} if key else {}))

    for threshold in (near * 0.95, near * 1.05):
        project.write("digest.toml", CONFIG.format(threshold))
        assert found("borderline-story") == []


def _similarity(project, found):
    """How near the project's two articles are: the threshold below which they are just not parted."""
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        project.write("digest.toml", CONFIG.format(middle))
        together = len(found("single-source")) < 2
        low, high = (middle, high) if together else (low, middle)
    return low


def test_an_outlets_text_that_occurs_twice_is_named(project, found):
    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv", source="BBC")
    project.article("2025-01-01-b", FLOOD, title="Flood in Lviv", source="CNN")
    project.article("2025-01-01-c", f"{FLOOD} More rain is due.", title="Flood in Lviv", source="BBC")

    [(path, _, message, _)] = found("near-duplicate")

    assert path == "content/2025-01-01-c.md"
    assert message == "carries the text of content/2025-01-01-a.md, which is from BBC, too"


def test_an_address_that_occurs_twice_is_named_however_readers_came(project, found):
    addresses = "https://www.bbc.com/news/1?utm_source=x", "http://bbc.com/news/1/"
    for name, address in zip("ab", addresses, strict=True):
        project.article(f"2025-01-01-{name}", FLOOD, title="Flood in Lviv", source="BBC", source_url=address)

    [(path, line, message, _)] = found("near-duplicate")

    assert (path, line) == ("content/2025-01-01-b.md", 4)
    assert message == "is that of content/2025-01-01-a.md, too"


def test_addresses_that_differ_in_what_they_ask_for_are_two(project, found):
    for number, body in enumerate((FLOOD, VERDICT)):
        url = f"https://example.org/view?id={number}"
        project.article(f"2025-01-01-{number}", body, title="T", source="BBC", source_url=url, story="key")

    assert found("near-duplicate") == []


def test_a_theme_with_one_story_or_none_is_named_where_it_is_written(project, found):
    project.write("digest.toml", 'title = "D"\n\n[[themes]]\nname = "Floods"\n\n[[themes]]\nname = "War"\n')
    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv", theme="Floods")
    project.article("2025-01-01-b", VERDICT, title="Verdict", theme="Courts")

    assert [one[:3] for one in found("thin-theme")] == [
        ("content/2025-01-01-b.md", 3, "the theme 'Courts' has only one story"),
        ("digest.toml", 4, "the theme 'Floods' has only one story"),
        ("digest.toml", 7, "the theme 'War' has no story"),
    ]


def test_a_theme_whose_name_has_no_letter_is_named_like_any_other(project, found):
    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv", theme="!!!")

    assert [one[:3] for one in found("thin-theme")] == [
        ("content/2025-01-01-a.md", 3, "the theme '!!!' has only one story")
    ]


def test_a_theme_with_two_stories_is_not(project, found):
    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv", theme="Europe")
    project.article("2025-01-01-b", VERDICT, title="Verdict in Oslo", theme="Europe")

    assert found("thin-theme") == []


def test_a_story_outside_all_themes_is_named_where_there_are_themes(project, found):
    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv")
    project.article("2025-01-01-b", MARKET, title="Shares fall in Tokyo")
    assert found("no-theme") == []

    project.article("2025-01-01-a", FLOOD, title="Flood in Lviv", theme="Floods")

    assert [path for path, *_ in found("no-theme")] == ["content/2025-01-01-b.md"]
