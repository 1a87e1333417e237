"""Fields and a body as a file, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content import read
from digest.content.frontmatter import parse
from digest.content.write import front_matter

TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        st.sampled_from("\n:-#'\"{}[]&*!|>%@` ,?~."),
    ),
    max_size=30,
)
NAMES = st.one_of(
    st.sampled_from(["title", "date", "note", "tags", "x"]), TEXT.filter(lambda text: text.strip())
)
SCALARS = st.one_of(
    TEXT,
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.decimals(-1000, 1000, places=3),
    st.sampled_from(
        [
            "no",
            "null",
            "~",
            "0x1F",
            "0o17",
            "1e3",
            "1_000",
            "12:30:45",
            "2025-12-07",
            "---",
            "=",
            "<<",
            "1.10",
        ]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=6,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5), TEXT)
def test_what_is_written_is_read_again(fields, body):
    found, problems = parse("a.md", front_matter(fields, body))

    assert problems == ()
    assert found.fields == fields
    assert found.body == body.strip()


@given(TEXT)
def test_no_title_breaks_out_of_its_field(title):
    found, problems = parse("a.md", front_matter({"title": title, "draft": False}, "Text."))

    assert problems == ()
    assert found.fields == {"title": title, "draft": False}
    assert found.body == "Text."


def test_our_fields_come_in_our_order_and_others_after_them_in_their_own():
    text = front_matter({"zeta": 1, "via": "x", "alpha": 2, "date": "2025-12-07", "title": "t"}, "")

    assert text == "---\ntitle: t\ndate: 2025-12-07\nvia: x\nzeta: 1\nalpha: 2\n---\n"


def test_a_date_is_written_without_quotes_and_a_title_that_looks_like_one_with_them():
    text = front_matter(
        {"title": "2025-12-07", "date": "2025-12-07T05:32+02:00", "updated": "soon: maybe"}, ""
    )

    assert text == "---\ntitle: '2025-12-07'\ndate: 2025-12-07T05:32+02:00\nupdated: 'soon: maybe'\n---\n"


@pytest.mark.parametrize(
    "text", ["yes", "No", "on", "null", "TRUE", "10:30", "soon: maybe", "C #1", "so:", "to "]
)
def test_what_other_readers_of_yaml_take_for_something_else_is_quoted(text):
    assert front_matter({"title": text}, "") == f"---\ntitle: '{text}'\n---\n"


@pytest.mark.parametrize("text", ["yesterday", "https://a.org/b?c=d#e", 'It\'s C#, or "F#"', "Щось, ні"])
def test_what_every_reader_of_yaml_takes_for_a_text_is_not(text):
    assert front_matter({"title": text}, "") == f"---\ntitle: {text}\n---\n"


def test_a_note_of_several_lines_is_written_as_a_block():
    assert front_matter({"note": "One.\n\n---\n- two\n"}, "Text.") == (
        "---\nnote: |\n  One.\n\n  ---\n  - two\n---\n\nText.\n"
    )


@pytest.mark.parametrize("value", [Decimal("1.10"), Decimal("0.000001"), Decimal(-3)])
def test_a_number_keeps_its_digits(value):
    found, _ = parse("a.md", front_matter({"x": value}, ""))
    assert str(found.fields["x"]) == format(value, "f")


def test_lists_stand_on_one_line_however_long_and_values_are_never_shared():
    tags = ["a" * 60, "b: c", "d" * 60]

    assert front_matter({"tags": tags, "aliases": tags}, "").count("\n") == 4
    assert "&" not in front_matter({"tags": tags, "aliases": tags}, "")


def test_the_reader_of_articles_takes_it():
    found, problems = read(
        "content/a.md",
        front_matter({"title": "A: b", "date": "2025-12-07"}, "Text.").encode(),
        timezone="UTC",
        language="en",
    )

    assert problems == ()
    assert (found.title, found.date.whole_day, found.body) == ("A: b", True, "Text.")
