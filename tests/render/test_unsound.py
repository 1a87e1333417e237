"""What no page may hold, however it is escaped."""

from __future__ import annotations

import unicodedata

import pytest

from digest.render import _SOUND, _UNSOUND


def is_unsound(code):
    if chr(code) in "\t\n\r":
        return False
    is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return is_noncharacter or unicodedata.category(chr(code)) in {"Cc", "Cs"}


@pytest.mark.parametrize("plane", range(17))
def test_controls_surrogates_and_noncharacters_are_unsound_and_nothing_else_is(plane):
    codes = range(plane << 16, (plane + 1) << 16)
    found = {ord(character) for character in _UNSOUND.findall("".join(map(chr, codes)))}
    assert found == {code for code in codes if is_unsound(code)}


@pytest.mark.parametrize("plane", range(17))
def test_each_unsound_character_has_a_byte_by_which_it_is_noticed(plane):
    codes = [code for code in range(plane << 16, (plane + 1) << 16) if is_unsound(code)]
    assert all(chr(code).encode(errors="surrogatepass").translate(None, _SOUND) for code in codes)
