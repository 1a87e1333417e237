"""The five seed documents: what `add` finds in them by itself, and what only a curator can know."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.content import find, load, read, read_page
from digest.content.frontmatter import parse
from digest.ingest import add, messages

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
CONTENT = ROOT / "content"

STRIKE = "Breaking: Ukrainian city hit by 'massive' strike as peace talks in US conclude"
DRONES = (
    "Russia carried out strikes on Kremenchuk, while its defence ministry said it had shot down 77 Ukrainian"
    " drones in several locations."
)
CREDIT = "CNN’s Hira Humayun, Nina Sabkumberdina and Tim Lister contributed reporting."

# Of each seed: what `add` must find, what the curator adds to that, and how the body begins and ends.
ROWS = {
    "000": (
        {
            "title": STRIKE,
            "date": "2025-12-07T05:32:09",
            "author": "badely",
            "description": DRONES,
            "image": "assets/images/f5aeb703d71a8dc09e33d7baef8e68ea.jpg",
        },
        {"note"},
        ("It has been recently reported that Russia", 'capabilities to sustain a lasting peace".'),
    ),
    "001": (
        {"title": "Russia launches air strikes on Ukraine amid US-backed peace talks", "source": "MENAFN"},
        {"date"},
        ("Russia launched fresh air strikes", "cessation of hostilities."),
    ),
    "002": (
        {
            "title": "Russia launched its biggest airstrike against Ukraine overnight this month",
            "source": "CNN",
            "credit": CREDIT,
        },
        {"date"},
        ("Russia launched its biggest airstrike", "aimed essentially at ending this war.”"),
    ),
    "003": (
        {
            "title": "Russia Launches Major Strikes on Kyiv Amid Stalled Peace Negotiations",
            "source": "GlobalPost",
        },
        {"date"},
        ("Russia launched a series of strikes", "heavy fighting near two villages, the BBC added."),
    ),
    "004": (
        {
            "title": "Russia and Ukraine exchanged heavy strikes overnight, killing at least nine people",
            "via": "Al Jazeera",
        },
        {"date"},
        ("Russia and Ukraine exchanged heavy strikes", "direct talks between Moscow and Kyiv."),
    ),
}
DATES = {
    "000": "2025-12-07",
    "001": "2025-12-07",
    "002": "2025-12-23",
    "003": "2025-08-28",
    "004": "2025-11-25",
}


def matter(path):
    found, problems = parse(path.name, path.read_text(encoding="utf-8"))
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    results = add(SEEDS, tmp_path_factory.mktemp("empty") / "content")
    return {result.input.rpartition("/")[2][:3]: result for result in results}


@pytest.fixture(scope="module")
def curated():
    """The articles of the sample digest by the number of the seed that they were made from."""
    titles = {row[0]["title"]: number for number, row in ROWS.items()}
    paths = sorted(CONTENT.glob("*.md"))
    return {titles[matter(path).fields["title"]]: path for path in paths}


@pytest.mark.parametrize("number", ROWS)
def test_add_finds_all_that_needs_no_curator(added, number):
    found, _, (start, end) = ROWS[number]
    article = matter(added[number].path)

    assert article.fields == found
    assert article.body.startswith(start)
    assert article.body.endswith(end)


@pytest.mark.parametrize("number", ROWS)
def test_the_curator_only_added_to_what_add_found(added, curated, number):
    found, by_hand, _ = ROWS[number]
    article = matter(curated[number])

    assert {name: value for name, value in article.fields.items() if name not in by_hand} == found
    assert set(article.fields) == set(found) | by_hand
    assert article.body == matter(added[number].path).body


def test_the_sample_has_the_five_articles_with_their_dates(curated):
    assert {number: matter(path).fields["date"][:10] for number, path in curated.items()} == DATES
    assert all(path.name.startswith(DATES[number]) for number, path in curated.items())


def test_no_article_of_the_sample_has_an_address_and_only_the_unknown_picture_is_for_the_build_to_find():
    found, problems = find(ROOT)
    assert problems == ()
    for one in found:
        raw, _ = load(ROOT, one.path)
        if one.path.startswith("content/pages/"):
            assert read_page(one.path, raw)[1] == ()
            continue
        article, problems = read(one.path, raw, timezone="UTC", language="en", themes=("War in Ukraine",))
        assert problems == ()
        assert article.source_url is None
        assert article.theme is None
        assert article.tags == ()


def test_subheads_are_headings_and_only_subheads(added):
    heads = {
        number: [line for line in matter(result.path).body.split("\n") if line.startswith("#")]
        for number, result in added.items()
    }
    assert heads.pop("004") == ["## Peace Plan Talks Narrow Down Disputes", "## Moscow Signals Firm Stance"]
    assert not any(heads.values())


def test_paragraphs_of_single_and_double_newlines_are_kept_apart(added):
    counts = {number: matter(result.path).body.count("\n\n") + 1 for number, result in added.items()}
    assert counts == {"000": 21, "001": 8, "002": 17, "003": 13, "004": 17}


def test_dates_that_contradict_each_other_are_both_told_with_their_places(added):
    told = [problem for problem in added["001"].problems if problem.field == "date"]

    assert [problem.line for problem in told] == [1, 21]
    assert "2024-01-02" in told[0].message
    assert "line 21 says 2025-12-07" in told[0].message
    assert "line 1 says 2024-01-02" in told[1].message


def test_it_is_said_where_a_title_was_made_and_that_no_outlet_was_named(added):
    warned = {
        number: [problem.field for problem in result.problems if problem.field != "date"]
        for number, result in added.items()
    }
    assert warned == {"000": [], "001": [], "002": ["title"], "003": [], "004": ["title", "source"]}


def test_all_that_was_removed_is_told(added):
    removed = {number: [one.line for one in result.removed] for number, result in added.items()}

    assert removed == {
        "000": [2, 6, 7],
        "001": [1, 6, 21, 25, 27, 28, 30],
        "002": [1, 2, 20],
        "003": [29, 32, 34, 36, 38],
        "004": [],
    }
    lines = messages(tuple(added.values()))
    assert sum("note: removed" in line for line in lines) == sum(map(len, removed.values()))


def test_adding_the_seeds_to_the_sample_again_adds_nothing(tmp_path):
    copy = tmp_path / "content"
    copy.mkdir()
    for path in CONTENT.glob("*.md"):
        (copy / path.name).write_bytes(path.read_bytes())

    assert [result.is_new for result in add(SEEDS, copy)] == [False] * 5
