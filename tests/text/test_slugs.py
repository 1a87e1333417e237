# ruff: noqa: RUF001 -- titles in many scripts are the subject
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.slugs import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Russia launches air strikes", "russia-launches-air-strikes"),
        ("Breaking: city hit by 'massive' strike", "breaking-city-hit-by-massive-strike"),
        ("Straße in Łódź, Ærø & Øresund", "strasse-in-lodz-aero-oresund"),
        ("Crème brûlée, Ǣther", "creme-brulee-aether"),
        ("Київ: їжак і йод", "київ-їжак-і-йод"),
        ("Ёлка", "ёлка"),
        ("习近平 会见", "习近平-会见"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("ガザ停戦", "ガザ停戦"),
        ("ＦＵＬＬ ｗｉｄｔｈ １２", "full-width-12"),
        ("½ m² ﬁne", "1-2-m2-fine"),
        ("../../etc/passwd", "etc-passwd"),
        (r"..\..\boot.ini", "boot-ini"),
        ("a\x00b\u202ec\u200bd\ufeff", "abcd"),
        ("two\nlines\tand tabs", "two-lines-and-tabs"),
        ("✈️ 🇺🇦", ""),
        ("...", ""),
        ("", ""),
        ("\u3164", ""),
        ("CON", "con-1"),
        ("nul.", "nul-1"),
        ("COM¹", "com1-1"),
        ("Lpt9", "lpt9-1"),
        ("console", "console"),
    ],
)
def test_a_title_becomes_a_part_of_an_address(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_title_ends_at_a_word() -> None:
    slug = slugify("word " * 40)
    assert slug == "-".join(["word"] * 16)


def test_a_long_word_is_cut() -> None:
    assert slugify("a " + "b" * 300) == "a-" + "b" * 78


def test_a_long_title_of_wide_letters_fits_into_200_bytes() -> None:
    assert slugify("新" * 100) == "新" * 66


@given(st.text())
def test_a_slug_of_a_slug_is_itself(title: str) -> None:
    assert slugify(slugify(title)) == slugify(title)


@given(st.text())
def test_a_slug_is_safe_wherever_it_is_written(title: str) -> None:
    slug = slugify(title)
    assert len(slug) <= 80
    assert len(slug.encode()) <= 200
    assert slug == slug.strip("-.")
    assert "--" not in slug
    assert all(
        c == "-" or unicodedata.category(c)[0] in "LM" or unicodedata.category(c) == "Nd" for c in slug
    )


@given(st.text(st.characters(categories=["L", "M", "N"]), min_size=60, max_size=300))
def test_long_titles_of_any_script_stay_within_bounds_and_stable(title: str) -> None:
    slug = slugify(title)
    assert len(slug) <= 80
    assert len(slug.encode()) <= 200
    assert slugify(slug) == slug
