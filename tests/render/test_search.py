"""The index of the search, as the browser will read it."""

from __future__ import annotations

import base64
import json
import re

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from digest.model.feeds import SearchDocument
from digest.render.search import _places, search_files


@pytest.fixture
def document(given):
    def _document(title="Strike", address="articles/strike/", texts=("It rained.",), **changes):
        known = {"outlet": "CNN", "when": given.moment(7), "language": "en", "about": ("CNN",)}
        return SearchDocument(title, address, texts=texts, **{**known, **changes})

    return _document


def read(files):
    """The parts by name, and the versions that they say they are of."""
    parts, versions = {}, set()
    for file in files:
        call = re.fullmatch(r'digestSearch\("(\w+)", "([\w-]+)", (.*)\);\n', file.content.decode(), re.DOTALL)
        assert file.path == f"search/{call[2]}.js"
        parts[call[2]] = json.loads(call[3])
        versions.add(call[1])
    return parts, versions


def numbers(text):
    """As assets/search.js reads them."""
    if text.startswith("*"):
        bits = base64.b64decode(text[1:])
        return [at * 8 + bit for at, byte in enumerate(bits) for bit in range(8) if byte >> bit & 1]
    found, number = [], 0
    for step in text.split(",") if text else []:
        number += int(step, 36) if step else 1
        found.append(number)
    return found


def test_a_term_says_in_which_field_of_which_articles_it_stands(document):
    parts, _ = read(search_files([document(), document("Rained on", texts=("A strike.",))]))

    assert parts["terms-0"].split("\n") == ["cnn;;0,;", "it;;;0", "on;1;;", "rained;1;;0", "strike;0;;1"]
    assert parts["index"] == {"engine": "minisearch", "articles": 2, "inPart": 16, "terms": ["cnn"]}


def test_what_is_shown_of_an_article_is_ready_to_be_shown(document):
    parts, _ = read(
        search_files([document("Ä < b", "articles/ä b/"), document(when=None, outlet="", about=())])
    )

    assert parts["articles-0"] == [
        ["Ä < b", "articles/%C3%A4%20b/index.html", "CNN", "7 December 2025", "2025-12-07", "en"],
        ["Strike", "articles/strike/index.html", "", "", "", "en"],
    ]


@over(st.sets(st.integers(0, 5000), max_size=600).map(sorted))
def test_places_come_back_as_they_were(given_numbers):
    assert numbers(_places(given_numbers)) == given_numbers


def test_a_term_that_stands_everywhere_takes_a_bit_for_each():
    assert len(_places(list(range(0, 10_000, 2)))) < 1700
    assert _places([7]) == "7"
    assert _places([0, 1, 2, 40]) == "0,,,12"


def test_parts_are_small_and_in_the_order_in_which_a_browser_sorts(document):
    # A browser has the last but one after the last, whose code point is the higher.
    words = [f"{letter}{n:04}" for letter in "aåzж北" for n in range(3000)] + [
        "\ufa0e\ufa0e",
        "\U00020000" * 2,
    ]
    parts, _ = read(search_files([document(texts=(" ".join(words),))]))

    texts = [text for name, text in parts.items() if name.startswith("terms-")]
    assert len(texts) > 5
    assert max(len(text) for text in texts) <= 16_000
    assert parts["index"]["terms"] == [text.partition(";")[0] for text in texts]
    terms = [line.partition(";")[0] for text in texts for line in text.split("\n")]
    assert terms[-2:] == ["\U00020000" * 2, "\ufa0e\ufa0e"]
    assert terms[:-2] == sorted(terms[:-2])
    assert len(set(terms)) == len(terms)


def test_all_parts_are_of_one_version_that_changes_with_any_of_them(document):
    _, before = read(search_files([document()]))
    _, again = read(search_files([document()]))
    _, after = read(search_files([document(title="Other")]))

    assert len(before) == 1
    assert before == again != after


def test_an_empty_digest_has_an_empty_index():
    parts, _ = read(search_files([]))

    assert parts == {"index": {"engine": "minisearch", "articles": 0, "inPart": 16, "terms": []}}


def test_no_text_breaks_out_of_its_part(document):
    hostile = "</script>\u2028'\");alert(1)//\\ \ud800 \x00"
    parts, _ = read(search_files([document(hostile, texts=(hostile,))]))

    assert parts["articles-0"][0][0].startswith("</script>\u2028'\");alert(1)//\\ ")
