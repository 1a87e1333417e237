"""Whatever colour the curator sets can be read, on light paper and on dark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render import default_templates
from digest.site.colours import ENOUGH, accent, contrast

GROUNDS = {"light": ("#fdfcf8", "#f5f1e6"), "dark": ("#171613", "#211f1a")}


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_can_be_read_on_every_ground(number):
    found = accent(f"#{number:06x}")
    for scheme, grounds in GROUNDS.items():
        for ground in grounds:
            assert contrast(getattr(found, scheme), ground) >= ENOUGH


@pytest.mark.parametrize(
    ("colour", "light", "dark"),
    [
        ("#9c2a1c", "#9c2a1c", "#df5e4e"),
        ("#0b57d0", "#0b57d0", "#3e84f5"),
        ("#ffd500", "#806a00", "#ffd500"),
        ("#ffffff", "#6b6b6b", "#ffffff"),
        ("#000000", "#000000", "#878787"),
    ],
)
def test_a_colour_that_can_be_read_stays_and_another_is_darkened_or_lightened(colour, light, dark):
    found = accent(colour)
    assert (found.light, found.dark) == (light, dark)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_the_grounds_are_those_of_the_default_theme():
    style = (default_templates() / "assets" / "style.css").read_text("utf-8")
    for number, name in enumerate(("paper", "tint")):
        light, dark = (grounds[number] for grounds in GROUNDS.values())
        assert f"--{name}: light-dark({light}, {dark});" in style
    assert "--accent: light-dark(#9c2a1c," in style
    assert "#9c2a1c" in (default_templates() / "assets" / "icon.svg").read_text("utf-8")
