"""A social card as a picture: ink and one colour on paper, as in the default theme."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

from digest.pictures.lettering import Face, characters, drawable, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.pictures.cards import Card

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72
_MEASURE = WIDTH - 2 * _MARGIN
_PAPER = (0xFD, 0xFC, 0xF8)
_INK = (0x1A, 0x19, 0x16)
_ACCENT = (0x9C, 0x2A, 0x1C)
_SOFT = (0x5F, 0x5A, 0x4F)
# Between paper and a colour; so a card is a few kilobytes.
_SHADES = 15
_COLOURS = (_INK, _ACCENT, _SOFT)

_NAME_SIZE, _NAME_LINE = 34, 92
_RULES = ((116, 120), (124, 125))
_KICKER_SIZE = 27
_TITLE_SIZES = (92, 84, 76, 68, 60, 54, 48)
_LEADING = 1.13
# Where the title stands, with what is above it.
_TOP, _BOTTOM = 160, 518
_FOOT_RULE, _FOOT_LINE, _FOOT_SIZE = 546, 590, 27
_DOT = " · "


class Press:
    """Draws cards; its fonts are read once."""

    def __init__(self) -> None:
        self._serif = Face("Literata-SemiBold", tracking=-0.012)
        self._sans = Face("Inter-Medium")
        self._known = characters()

    def print(self, card: Card) -> bytes:
        """The card as PNG, 1200 by 630.

        A text that the fonts can't set is left out. Without its title a card shows the digest's name in
        its place, and without that rules and the accent alone; a box for a letter, never.
        """
        title, name, kicker = (drawable(text, self._known) for text in (card.title, card.name, card.kicker))
        if not title:
            title, name = name, ""
        ink, accent, soft = (Image.new("L", (WIDTH, HEIGHT)) for _ in _COLOURS)
        self._head(ImageDraw.Draw(ink), name)
        self._title(ImageDraw.Draw(ink), ImageDraw.Draw(accent), title, kicker)
        self._foot(ImageDraw.Draw(soft), card.foot)
        return _png((ink, accent, soft))

    def _head(self, ink: ImageDraw.ImageDraw, name: str) -> None:
        self._serif.draw(ink, _MARGIN, _NAME_LINE, self._cut(self._serif, name, _NAME_SIZE), _NAME_SIZE)
        for top, bottom in _RULES:
            ink.rectangle((_MARGIN, top, WIDTH - _MARGIN - 1, bottom), fill=255)

    def _title(
        self, ink: ImageDraw.ImageDraw, accent: ImageDraw.ImageDraw, title: str, kicker: str
    ) -> None:
        """In the middle between head and foot, as large as it can be."""
        above = 2 * _KICKER_SIZE if kicker else 0
        size, lines = self._fitted(title, _BOTTOM - _TOP - above)
        height = above + len(lines) * size * _LEADING
        y = _TOP + (_BOTTOM - _TOP - height) / 2
        if kicker:
            shown = self._cut(self._sans, kicker, _KICKER_SIZE)
            self._sans.draw(accent, _MARGIN, round(y) + _KICKER_SIZE, shown, _KICKER_SIZE)
        elif not title:
            accent.rectangle((_MARGIN, _TOP, WIDTH - _MARGIN - 1, _BOTTOM), fill=255)
        for number, line in enumerate(lines):
            baseline = round(y + above + (number + 0.8) * size * _LEADING)
            self._serif.draw(ink, _MARGIN, baseline, line, size)

    def _foot(self, soft: ImageDraw.ImageDraw, names: Sequence[str]) -> None:
        soft.rectangle((_MARGIN, _FOOT_RULE, WIDTH - _MARGIN - 1, _FOOT_RULE), fill=90)
        shown = [text for name in names if (text := drawable(name, self._known))]
        line = self._listed(shown, sum(bool(name) for name in names) - len(shown))
        self._sans.draw(soft, _MARGIN, _FOOT_LINE, line, _FOOT_SIZE)

    def _listed(self, names: Sequence[str], others: int) -> str:
        """As many names as there is room for, and how many others there are."""
        for taken in range(len(names), 0, -1):
            left_out = others + len(names) - taken
            line = _DOT.join([*names[:taken], *([f"+{left_out}"] if left_out else [])])
            if self._sans.width(line, _FOOT_SIZE) <= _MEASURE:
                return line
        return self._cut(self._sans, names[0], _FOOT_SIZE) if names else ""

    def _fitted(self, title: str, height: float) -> tuple[int, tuple[str, ...]]:
        """The largest size at which the title fits, and its lines; at the smallest it is cut."""
        if not title:
            return _TITLE_SIZES[0], ()
        longest = max(self._serif.width(word, 1) for word in title.split(" "))
        for size in _TITLE_SIZES:
            lines = lines_of(title, self._serif, size, _MEASURE)
            whole = longest * size <= _MEASURE or size == _TITLE_SIZES[-1]
            if whole and len(lines) <= int(height / (size * _LEADING)):
                return size, lines
        *kept, last = lines[: int(height / (size * _LEADING))]
        return size, (*kept, self._cut(self._serif, f"{last} …", size, ends=True))

    def _cut(self, face: Face, text: str, size: int, *, ends: bool = False) -> str:
        """One line of ``text``, or what there is room for; ``ends`` when it is to end like that anyway."""
        if not ends and face.width(text, size) <= _MEASURE:
            return text
        words = text.removesuffix(" …")
        while words and face.width(f"{words} …", size) > _MEASURE:
            words = words[:-1]
        return f"{words.rstrip(' ,;:–—-')} …"


def _png(layers: Sequence[Image.Image]) -> bytes:
    """Each layer in its colour, on paper; where two meet, either."""
    canvas = Image.new("L", (WIDTH, HEIGHT))
    palette = list(_PAPER)
    for number, (layer, colour) in enumerate(zip(layers, _COLOURS, strict=True)):
        first = 1 + number * _SHADES
        shades = [(value * _SHADES + 127) // 255 for value in range(256)]
        canvas = ImageChops.lighter(canvas, layer.point([first + s - 1 if s else 0 for s in shades]))
        for shade in range(1, _SHADES + 1):
            palette += [
                paper + (ink - paper) * shade // _SHADES for paper, ink in zip(_PAPER, colour, strict=True)
            ]
    canvas.putpalette(palette)
    file = BytesIO()
    canvas.save(file, "PNG", compress_level=6)
    return file.getvalue()
