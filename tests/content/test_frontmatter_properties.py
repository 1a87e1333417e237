"""What holds for any front matter and any bytes."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from decimal import Decimal

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from digest.content import read, read_page
from digest.content.frontmatter import parse
from digest.content.names import ALIASES, SPECIAL

NAMES = sorted({*ALIASES, *(alias for aliases in ALIASES.values() for alias in aliases), *SPECIAL})
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20)
SCALARS = st.one_of(
    WORDS,
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 3)),
    st.dates().map(str),
    st.datetimes().map(str),
    st.sampled_from(["https://example.org/a", "draft", "yes", "/x/", "en-GB", "a, b"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS.filter(str.strip), inner, max_size=3),
    max_leaves=6,
)
TABLES = st.dictionaries(st.one_of(st.sampled_from(NAMES), WORDS.filter(str.strip)), VALUES, max_size=8)


def read_text(text):
    return read("content/a.md", text.encode(), timezone="Europe/Kyiv", language="en", themes=("Ports",))


def is_sound(article, problems):
    """Either there is an article, or an error says why there is none; each problem has its line."""
    errors = [problem for problem in problems if problem.severity == "error"]
    assert (article is None) == bool(errors)
    assert all(problem.line and problem.line >= 1 and str(problem).isprintable() for problem in problems)
    lines = [problem.line for problem in problems]
    assert lines == sorted(lines)
    return True


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"---\r---\r")
@example(b"\r\x00")
@example(b"\xff\xfe")
@example(b"+++\n+++")
@example(b"{}")
@example(b'{"title": "x"}')
@settings(deadline=None)
def test_reading_any_bytes_never_fails(raw):
    for start in (b"", b"---\n", b"+++\n", b'{"title": ', b"---\ntitle: x\n", b"title: "):
        assert is_sound(*read("content/a.md", start + raw, timezone="UTC", language="en"))
        read_page("content/pages/a.md", start + raw)


@given(
    st.text("abtile:-#'\"[]{},&*!|>%@`?~<=+.0179 \n\t\u2028\u0085\ufeffé😀", max_size=80),
    st.sampled_from("-+"),
)
@settings(deadline=None)
def test_any_text_between_fences_is_read_or_its_fault_has_a_line(text, fence):
    source = f"{fence * 3}\n{text}\n{fence * 3}\nBody.\n"
    article, problems = read_text(source)

    assert is_sound(article, problems)
    assert all(problem.line <= source.count("\n") + 1 for problem in problems)


@given(TABLES.map(lambda table: {"title": "x", **table}))
@settings(deadline=None)
def test_the_same_fields_in_yaml_and_json_make_the_same_article(table):
    in_yaml = yaml.safe_dump(table, allow_unicode=True, sort_keys=False)
    in_json = json.dumps(table, ensure_ascii=False, indent=1)
    article, problems = read_text(f"---\n{in_yaml}\n---\nBody.")
    other, others = read_text(f"{in_json}\nBody.")

    assert is_sound(article, problems)
    assert is_sound(other, others)
    assert sorted((p.field or "", p.message) for p in problems) == sorted(
        (p.field or "", p.message) for p in others
    )
    assert (article and replace(article, lines={})) == (other and replace(other, lines={}))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), SCALARS, max_size=6))
@settings(deadline=None)
def test_toml_gives_what_json_gives(table):
    kept = {key: value for key, value in table.items() if value is not None}
    in_toml = "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in kept.items())
    assume("\x7f" not in in_toml)
    in_json = json.dumps(kept, ensure_ascii=False)

    first, _ = parse("a.md", f"+++\n{in_toml}\n+++\nBody.")
    second, _ = parse("a.md", f"{in_json}\nBody.")

    assert first.fields == second.fields
    assert first.lines == {key: number for number, key in enumerate(kept, 2)}


@given(st.from_regex(r"[-+]?[0-9_]{1,6}([.:][0-9]{1,4})?([eE][0-9])?|0[xob][0-9a-f]{1,4}", fullmatch=True))
@settings(deadline=None)
def test_a_text_that_looks_like_a_number_comes_out_as_it_went_in(text):
    article, problems = read_text(f"---\ntitle: {text}\ntags: [{text}]\ndate: 2025-12-07\n---\nBody.")

    assert problems == ()
    assert article.title == text
    assert article.tags == (text,)


@given(
    st.lists(st.sampled_from(["title: x", "date: 2025-12-07", "tags: [a]", "odd: 1", ""]), max_size=6),
    st.integers(0, 5),
)
@settings(deadline=None)
def test_a_fault_is_found_on_its_own_line_wherever_it_stands(others, blank):
    fields = [*dict.fromkeys(line for line in others if line)]
    text = "\n" * blank + "\n".join(["---", *fields, "weight: heavy", "---", "Body."])
    _, problems = read_text(text)

    assert [p.line for p in problems if p.field == "weight"] == [blank + len(fields) + 2]


@pytest.mark.parametrize(
    "inside",
    [
        "a: " + "[" * 60_000,
        "a: " + "{" * 60_000,
        "? " * 30_000,
        "- " * 30_000,
        "a: &a [*a]\n",
        "\n".join(f"k{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)),
        "x: '" + "'' " * 30_000,
        "a: b\n" * 15_000,
        "".join(f"titl{n}: 1\n" for n in range(9000)),
        "a: " + "x" * 90_000,
        "a" * 90_000 + ": x",
        "a: 1" + "0" * 90_000,
    ],
    ids=lambda inside: inside[:12].replace("\n", " "),
)
def test_hostile_front_matter_ends_soon(inside):
    article, problems = read_text(f"---\ntitle: x\n{inside}\n---\nBody.")

    assert is_sound(article, problems)


@pytest.mark.parametrize(
    "text", ["+++\na = " + "[" * 50_000, '{"a": ' + "[" * 50_000, "+++\na = 1" + "0" * 9000]
)
def test_deep_toml_and_json_are_refused(text):
    article, problems = read_text(f"{text}\n+++\nBody.")

    assert article is None
    assert is_sound(article, problems)


def test_a_file_of_more_than_a_megabyte_is_not_looked_at():
    article, [problem] = read_text("---\ntitle: x\n---\n" + "a" * 1_000_000)

    assert article is None
    assert str(problem).startswith("content/a.md:1: error: larger than 1 MB")


def test_front_matter_as_long_as_a_book_is_refused():
    article, [problem] = read_text("---\ntitle: x\n" + "# on and on\n" * 9000 + "---\nBody.")

    assert article is None
    assert str(problem) == "content/a.md:1: error: the front matter is longer than 100000 characters"


def test_numbers_reach_templates_as_plain_numbers():
    article, _ = read_text("---\ntitle: x\ndate: 2025-12-07\nrating: 4.50\nlist: [1.5, {a: 2.5}]\n---\nBody.")

    assert article.extra == {"rating": 4.5, "list": [1.5, {"a": 2.5}]}
    assert not re.search("Decimal", repr(article.extra))
    assert math.isclose(article.extra["rating"], Decimal("4.5"))
