"""The index of the search, as the browser will read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from digest.model.feeds import SearchDocument
from digest.render.postings import numbers
from digest.render.search import search_files, search_index


@pytest.fixture
def document(given):
    def _document(title="Strike", address="articles/strike/", texts=("It rained.",), **changes):
        known = {"outlet": "CNN", "when": given.moment(7), "language": "en", "about": ("CNN",)}
        return SearchDocument(title, address, texts=texts, **{**known, **changes})

    return _document


def index(documents, before=None):
    keys = [repr(document).encode() for document in documents]
    return search_index(documents, keys, before) if before else search_index(documents, keys)


def files(documents):
    return {file.path: file.content for file in search_files(index(documents))}


def read(documents):
    """What the index says, and the data of the parts of the terms and of the articles, as it names them."""
    found = {}
    for path, content in files(documents).items():
        call = re.fullmatch(r'digestSearch\("([\w-]+)", (.*)\);\n', content.decode(), re.DOTALL)
        assert path == f"search/{call[1]}.js"
        found[call[1]] = json.loads(call[2])
    told = found.pop("index")
    parts = [[found.pop(f"{kind}-{name}") for name in told[kind].split()] for kind in ("terms", "articles")]
    assert not found, "the index names all"
    return told, *parts


def test_a_term_says_in_which_field_of_which_articles_it_stands(document):
    told, [terms], _ = read([document(), document("Rained on", texts=("A strike.",))])

    assert terms.split("\n") == ["cnn;;0,;", "it;;;0", "on;1;;", "rained;1;;0", "strike;0;;1"]
    assert told["firsts"] == ["cnn"]
    assert (told["engine"], told["count"], told["inPart"]) == ("minisearch", 2, 16)


def test_what_is_shown_of_an_article_is_ready_to_be_shown(document):
    _, _, articles = read([document("Ä < b", "articles/ä b/"), document(when=None, outlet="", about=())])

    assert articles == [
        [
            ["Ä < b", "articles/%C3%A4%20b/index.html", "CNN", "7 December 2025", "2025-12-07", "en"],
            ["Strike", "articles/strike/index.html", "", "", "", "en"],
        ]
    ]


def test_parts_are_small_and_in_the_order_in_which_a_browser_sorts(document):
    # A browser has the last but one after the last, whose code point is the higher.
    words = [f"{letter}{n:04}" for letter in "aåzж北" for n in range(3000)] + [
        "\ufa0e\ufa0e",
        "\U00020000" * 2,
    ]
    told, texts, _ = read([document(texts=(" ".join(words),))])

    assert len(texts) > 5
    assert all(11_000 <= len(json.dumps(text, ensure_ascii=False).encode()) <= 19_000 for text in texts[:-1])
    assert told["firsts"] == [text.partition(";")[0] for text in texts]
    terms = [line.partition(";")[0] for text in texts for line in text.split("\n")]
    assert terms[-2:] == ["\U00020000" * 2, "\ufa0e\ufa0e"]
    assert terms[:-2] == sorted(terms[:-2])
    assert len(set(terms)) == len(terms)


def test_a_part_has_another_name_when_it_says_something_else_and_only_then(document):
    many = [document(address=f"articles/{n}/", texts=("It rained.",)) for n in range(40)]
    before, after = files(many), files([*many[:-1], replace(many[-1], outlet="BBC")])

    assert files(many) == before
    assert {path for path in before.keys() & after.keys() if before[path] != after[path]} == {
        "search/index.js"
    }
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1


def test_an_empty_digest_has_an_empty_index():
    told, terms, articles = read([])

    assert (told["count"], told["firsts"], terms, articles) == (0, [], [], [])


def test_no_text_breaks_out_of_its_part(document):
    hostile = "</script>\u2028'\");alert(1)//\\ \ud800 \x00"
    _, _, [[[title, *_]]] = read([document(hostile, texts=(hostile,))])

    assert title.startswith("</script>\u2028'\");alert(1)//\\ ")


NAMES = [*(f"{letter}{n}" for letter in "azж" for n in range(60)), "北京", "\ufa0e\ufa0e", "\U00020000" * 2]
TEXTS = st.lists(st.sampled_from(NAMES), max_size=8).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        lambda *parts: SearchDocument(
            parts[0], f"articles/{parts[1]}/", "CNN", None, "en", parts[2], parts[3]
        ),
        TEXTS,
        st.integers(0, 99),
        st.tuples(TEXTS),
        st.tuples(TEXTS, TEXTS),
    ),
    max_size=30,
    unique_by=lambda document: document.address,
)


@over(DOCUMENTS, DOCUMENTS)
def test_an_index_of_any_other_articles_is_brought_up_to_date_and_is_as_made_anew(before, after):
    made, anew = index(after, index(before)), index(after)

    assert made == anew
    assert list(made.lines) == list(anew.lines)


@over(DOCUMENTS)
def test_a_term_is_found_where_it_stands_and_nowhere_else(documents):
    _, parts, rows = read(documents)
    found = {
        (term, field, number)
        for part in parts
        for term, *fields in (line.split(";") for line in part.split("\n"))
        for field, text in enumerate(fields)
        for number in numbers(text)
    }

    assert found == {
        (term, field, number)
        for number, one in enumerate(documents)
        for field, texts in enumerate(((one.title,), one.about, one.texts))
        for text in texts
        for term in text.split()
    }
    assert [row[1] for part in rows for row in part] == [f"{one.address}index.html" for one in documents]


@pytest.fixture(scope="module")
def archive():
    """Articles of some words of many, and their index in a hundred parts."""
    random = Random(7)  # noqa: S311 - the same articles each time
    words = [f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{n * 7919 % 10007}" for n in range(3000)]
    some = tuple(
        SearchDocument(
            title=" ".join(random.choices(words, k=6)),
            address=f"articles/{number}/",
            outlet="CNN",
            when=None,
            language="en",
            about=("CNN",),
            texts=(" ".join(random.choices(words, k=60)),),
        )
        for number in range(400)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("digest.render.search.LEAST_IN_A_PART", 600)
        patch.setattr("digest.render.search.MOST_IN_A_PART", 1000)
        yield some, index(some), files(some)


def test_an_article_that_changes_comes_or_goes_costs_the_parts_of_its_terms(archive):
    some, known, before = archive
    assert len(before) > 100

    for at in range(0, 400, 16):
        edited = replace(some[at], title=some[-at].title)
        for after, terms in (
            ((*some[:at], edited, *some[at + 1 :]), 12),
            ((*some, replace(edited, address="articles/new/")), 67),
            (some[:-1], 67),
        ):
            made = search_files(index(after, known))
            cost = [file.path for file in made if before.get(file.path) != file.content]
            parts = [path for path in cost if path.startswith("search/terms-")]
            # A cut that moves may move some of those after it.
            assert len(parts) <= terms + 12
            assert len(cost) - len(parts) <= 2
