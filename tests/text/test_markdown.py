"""The shared parser reads as any parser of CommonMark does, only in less time."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.text.markdown import Parser

USUAL = MarkdownIt("js-default", {"maxNesting": 20})
OURS = Parser()
PIECES = [
    "[",
    "[",
    "]",
    "](",
    ")",
    "![",
    "(b)",
    "a",
    " ",
    "\n",
    "*",
    "**",
    "`",
    "<",
    ">",
    "\\",
    "[a](b)",
    "[c]: d\n",
]


def shape(body, parser):
    tokens = [inner for token in parser.parse(body) for inner in (token, *(token.children or ()))]
    return [(one.type, one.map, one.content, one.level, one.attrs) for one in tokens]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join).filter(lambda body: body.count("[") <= 6))
@example("[[[[[[a](b)")
@example("![[![[![a](b)](c)](d)")
def test_brackets_as_people_write_them_are_read_as_ever(body):
    assert shape(body, OURS) == shape(body, USUAL)


@pytest.mark.parametrize("unit", ["[a\n", "#x![  \n", "![a. B\n", "[[a]\n", "[a](b ", "*[a  \nb"])
def test_brackets_that_nothing_closes_take_time_in_proportion(unit, linear):
    linear(OURS.parse, lambda size: unit * (size // len(unit)), size=5_000)


def test_brackets_that_nothing_closes_take_less_time_than_with_the_usual_parser():
    body = "#x![  \n" * 1500

    def cost(parser):
        started = process_time()
        parser.parse(body)
        return process_time() - started

    ours, usual = (min(cost(parser) for _ in range(3)) for parser in (OURS, USUAL))
    assert ours < 0.6 * usual


def test_of_seven_open_brackets_the_last_is_not_searched_for_its_link():
    links = [
        any(token.type == "link_open" for token in OURS.parseInline(f"{'[' * number}a](b)")[0].children)
        for number in range(1, 10)
    ]
    assert links == [number != 7 for number in range(1, 10)]


def test_raw_html_is_text_unless_it_is_asked_for():
    assert shape("a <b>c</b>", OURS) == shape("a <b>c</b>", USUAL)
    assert any(token.type == "html_inline" for token in Parser(html=True).parseInline("<b>")[0].children)
