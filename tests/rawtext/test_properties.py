"""What holds for any pasted text, however odd."""

# ruff: noqa: RUF001 - marks of pages that look like others

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.rawtext import parse_raw
from digest.rawtext.markup import heading, paragraph
from digest.rawtext.pasted import cleaned, split_lines

MARKDOWN = MarkdownIt("js-default")
INVISIBLE = "\u200b\u2060\ufeff"

LINES = [
    *("LONDON (AP) — Ferries stopped on Tuesday.", "(MENAFN) Ferries stopped.", "Kyiv", "—", "CNN", "Search"),
    *(
        "By Jane Doe",
        "By",
        "Jane Doe in Kyiv",
        "BBC News",
        "Published: 3 March 2025",
        "Published",
        "3 March 2025",
    ),
    *("Copyright © 2025 X Media Corporation. All Rights Reserved.", "Legal Disclaimer:", "Related stories"),
    *(
        "Peace talks resume in the old capital",
        "What happens next",
        "He told Reuters.",
        "© 2024",
        "Home › World",
    ),
    *("CNN’s A B contributed reporting.", "MENAFN07122025000045017640ID1110448168", "Title | Example Times"),
    *(
        "Sign up for our newsletter.",
        "Image caption, a bridge",
        "12 Comments",
        "(Reporting by A B; Editing by C D)",
    ),
    *(
        "* a *",
        "1. one",
        "# one",
        "[a](b) `c` <d> &amp; _e_",
        "- - -",
        "\u200b",
        "Tuesday, 02 January 2024 12:17 GMT",
    ),
    *(
        "x" * 200,
        "Ferries stopped on Tuesday, the harbour master of the old port said on the radio, twice.",
        "",
        "",
    ),
]
PASTES = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=20).map("\n".join)
MARKS = st.lists(
    st.sampled_from([*"ab1 .)(*_#>-+=~`[]!<>&;:\\|^/\"'x@\u00a0é😀”", "http://", "&amp;", "***", "](", "~~"]),
    max_size=30,
).map("".join)


def rendered(markdown):
    """The kinds of the blocks of a text, and the plain text of each."""
    tokens = MARKDOWN.parse(markdown)
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting == 1]
    texts = [
        "".join(child.content if child.type == "text" else f"<{child.type}>" for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    return kinds, texts


def characters(text):
    return Counter(one for one in text if not one.isspace() and one not in INVISIBLE)


@given(PASTES)
def test_no_character_is_lost_or_added(text):
    article = parse_raw(text)
    title = "" if article.title_made else article.title
    removed = "".join(one.text for one in article.removed)

    placed = characters("".join(rendered(article.body)[1]) + title + removed + (article.description or ""))

    assert placed == characters(cleaned(text))


@given(PASTES)
def test_what_was_removed_stood_in_the_line_that_is_named(text):
    lines = cleaned(text).split("\n")
    for one in parse_raw(text).removed:
        there = " ".join(" ".join(lines[one.line - 1 :]).split())
        assert " ".join(one.text.split()) in there


@given(PASTES)
def test_a_text_is_always_read_in_the_same_way(text):
    assert parse_raw(text) == parse_raw(text)


@given(PASTES)
def test_line_ends_of_any_system_make_no_difference(text):
    plain = cleaned(text)
    assert parse_raw(plain.replace("\n", "\r\n")) == parse_raw(plain) == parse_raw(plain.replace("\n", "\r"))


@given(PASTES)
def test_a_made_title_is_short_and_does_not_end_inside_a_word(text):
    article = parse_raw(text)
    if article.title_made:
        blocks = rendered(article.body)[1]
        start = article.title.removesuffix("…")
        assert len(article.title) <= 90
        cut = [block[len(start) - 1 :][:2] for block in blocks if block.startswith(start)]
        assert cut
        assert " " not in start or any(not (end + " ")[:2].isalnum() for end in cut)
        assert any(problem.field == "title" for problem in article.problems)


@given(PASTES)
def test_nothing_is_named_that_the_text_does_not_name(text):
    article = parse_raw(text)
    spelled = {"Associated Press": "AP"}
    for name in (article.source, article.via, *article.authors):
        # A byline in capitals is written as names are.
        assert name is None or spelled.get(name, name).casefold() in cleaned(text).casefold()
    assert article.date is None or re.search(r"(?i)published", text)


@given(st.one_of(MARKS, st.text(max_size=60)))
def test_markdown_shows_a_line_as_it_was_pasted(text):
    for line in split_lines(text):
        assert rendered(f"{paragraph(line.text)}\n\nNext") == (
            ["paragraph_open", "paragraph_open"],
            [line.text, "Next"],
        )
        assert rendered(f"{heading(line.text)}\n\nNext") == (
            ["heading_open", "paragraph_open"],
            [line.text, "Next"],
        )


@given(st.text(alphabet="abcdefghij é“”’,;: .", max_size=80))
def test_a_line_without_markup_is_not_touched(text):
    for line in split_lines(text):
        if line.text[0].isalpha():
            assert paragraph(line.text) == line.text


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "(",
            "[",
            "“",
            "— ",
            "x",
            "a ",
            "\n",
            "* ",
            "`_*~",
            "AB CD ",
            " | Home",
            "1" * 80 + "\n",
            "\u00a0 a",
        ),
        *(
            "Copyright © 2025 ",
            "© A B C\n",
            "By A B, ",
            "Published\n",
            "A b\n",
            "told Al Jazeera Bbb ",
            "A’s B C ",
        ),
        *(
            "3 March 2025\n",
            "3 March 2025 ",
            "A B reported ",
            "you subscribe newsletter ",
            "Related\n",
            "Jane Doe\n",
        ),
        *(
            "(AP) - ",
            "A B C D | ",
            "Two ships collide in fog off the cape.\n",
            "Disclaimer:\n",
            "KEL: a b c d e.\n",
        ),
        "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll\n",
    ],
)
def test_hostile_texts_take_time_in_proportion_to_their_length(unit):
    text = "Ferries stopped on Tuesday, they said.\n" + unit * (40_000 // len(unit))
    start = time.process_time()
    parse_raw(text)
    assert time.process_time() - start < 5


def test_a_title_full_of_blanks_takes_time_in_proportion_to_its_length(linear):
    linear(parse_raw, lambda size: f"Ferries{' ' * size}stop")


def test_a_long_title_above_many_lines_takes_time_in_proportion_to_both(linear):
    linear(parse_raw, lambda size: f"Ferries stop in the {'x' * 200 * size}\n\n" + "A b\n\n" * size, size=500)


@pytest.mark.parametrize("between", ["", "A b c d e.\n\n", "A\n\nA b c d e.\n\n"])
def test_labels_of_boxes_take_time_in_proportion_to_their_number(linear, between):
    linear(parse_raw, lambda size: "Ferries stop\n\n" + f"Read more:\n\n{between}" * size, size=500)
