"""Which texts our fonts can set, and how: advances, kerning, lines."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

_FONTS = Path(__file__).parent / "fonts"
# Widths are taken from letters as large as the font's own grid.
_EM = 1000
# Letters stand at quarters of a pixel.
_PHASES = 4
# Spaces at which a line may break; the others keep a word and its colon together.
_BREAKING = re.compile(r"[^\S\u00a0\u202f]+")
# French puts spaces before these, and they never begin a line.
_KEPT = re.compile(r" (?=[:;!?»%€…])|(?<=«) ")
_NON_BREAKING = "\u00a0\u202f"


class Face:
    """A font. Letters are placed one by one, so that the same line comes out on every machine.

    Pillow's better layout engine needs a library that not every machine has, and its plain one knows no
    kerning; hence the pairs in a file of our own. ``tracking`` is added after each letter, in ems.
    """

    def __init__(self, name: str, tracking: float = 0.0) -> None:
        self._path = str(_FONTS / f"{name}.ttf")
        self._tracking = tracking
        self._kerning = _kerning(_FONTS / f"{name}.kerning")
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._advances: dict[str, float] = {}
        self._letters: dict[tuple[str, int, int], tuple[int, int, Image.Image]] = {}

    def width(self, text: str, size: int) -> float:
        """How wide a line is, in pixels."""
        return sum(self._steps(text)) * size

    def draw(self, canvas: ImageDraw.ImageDraw, x: float, baseline: int, text: str, size: int) -> None:
        """Sets a line from ``x`` on."""
        for letter, step in zip(text, self._steps(text), strict=True):
            if not letter.isspace():
                quarters = round(x * _PHASES)
                right, down, drawn = self._letter(letter, size, quarters % _PHASES)
                canvas.bitmap((quarters // _PHASES + right, baseline + down), drawn, fill=255)
            x += step * size

    def _letter(self, letter: str, size: int, phase: int) -> tuple[int, int, Image.Image]:
        """A letter, drawn once, and where it is to stand as seen from its place on the baseline."""
        key = (letter, size, phase)
        if key not in self._letters:
            image = Image.new("L", (3 * size, 3 * size))
            origin = (size + phase / _PHASES, 2 * size)
            ImageDraw.Draw(image).text(origin, letter, fill=255, font=self._font(size), anchor="ls")
            box = image.getbbox() or (0, 0, 1, 1)
            self._letters[key] = (box[0] - size, box[1] - 2 * size, image.crop(box))
        return self._letters[key]

    def _steps(self, text: str) -> list[float]:
        """From each letter to the next, in ems."""
        return [
            self._advance(letter) + self._kerning.get(text[at : at + 2], 0) / 100 + self._tracking
            for at, letter in enumerate(text)
        ]

    def _advance(self, letter: str) -> float:
        letter = " " if letter.isspace() else letter
        if letter not in self._advances:
            self._advances[letter] = self._font(_EM).getlength(letter) / _EM
        return self._advances[letter]

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._sizes:
            basic = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(self._path, size, layout_engine=basic)
        return self._sizes[size]


def characters() -> frozenset[str]:
    """All that our fonts can draw."""
    return frozenset((_FONTS / "characters.txt").read_text("utf-8").strip() + " " + _NON_BREAKING)


def drawable(text: str, known: frozenset[str]) -> str:
    """``text`` as our fonts can set it; empty when they can't.

    Marks that nobody sees go, and symbols at either end that the fonts lack; with any other unknown
    character nothing is set, rather than a box or half a word.
    """
    seen = (letter for letter in unicodedata.normalize("NFC", text) if not _is_invisible(letter))
    words = _BREAKING.sub(" ", "".join(seen)).strip()
    while words and words[0] not in known and unicodedata.category(words[0]) in {"So", "Sk"}:
        words = words[1:].lstrip()
    while words and words[-1] not in known and unicodedata.category(words[-1]) in {"So", "Sk"}:
        words = words[:-1].rstrip()
    return words if known.issuperset(words) else ""


def lines_of(text: str, face: Face, size: int, measure: float) -> tuple[str, ...]:
    """``text`` in as few lines as it needs, and these about equally long; a longer word is parted."""
    words = [
        part for word in _KEPT.sub("\u00a0", text).split(" ") for part in _parted(word, face, size, measure)
    ]
    widths = [face.width(word, size) for word in words]
    space = face.width(" ", size)
    count = len(_broken(widths, space, measure))
    narrow, wide = max(widths, default=0.0), measure
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(_broken(widths, space, middle)) == count else (middle, wide)
    ends = _broken(widths, space, wide)
    starts = (0, *ends)
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=False))


def _broken(widths: Sequence[float], space: float, measure: float) -> list[int]:
    """Where each line ends: the number of the word after its last."""
    ends: list[int] = []
    used = 0.0
    for number, width in enumerate(widths):
        if used and used + space + width > measure:
            ends.append(number)
            used = width
        else:
            used += (space if used else 0.0) + width
    return [*ends, len(widths)]


def _parted(word: str, face: Face, size: int, measure: float) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and face.width(parts[-1] + letter, size) > measure:
            parts.append("")
        parts[-1] += letter
    return parts


def _is_invisible(letter: str) -> bool:
    """Directions, joiners, soft hyphens, and selectors of a colourful form."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def _kerning(path: Path) -> dict[str, int]:
    """Pairs of letters, and what stands between them in hundredths of an em."""
    if not path.is_file():
        return {}
    pairs: dict[str, int] = {}
    for line in path.read_text("utf-8").splitlines():
        left, value, right = line.split(" ")
        pairs.update((left + letter, int(value)) for letter in right)
    return pairs
