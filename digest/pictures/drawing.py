"""A social card as a picture: ink and one colour on paper, as in the default theme."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

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
# More than this has room on no card, and time grows with the square of it.
_MOST_NAMES, _MOST_LETTERS = 30, 400
# Between paper and a colour; so a card is a few kilobytes.
_SHADES = 15
# The next saves a twentieth and takes a fifth longer, the highest takes seven times as long.
_COMPRESSION = 5

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
        title, name, kicker = map(self._drawable, (card.title, card.name, card.kicker))
        if not title:
            title, name = name, ""
        image = Image.new("L", (WIDTH, HEIGHT))
        canvas = ImageDraw.Draw(image)
        self._head(canvas, name)
        accent = self._title(canvas, title, kicker)
        self._foot(canvas, card.foot)
        return _png(image, accent)

    def _head(self, canvas: ImageDraw.ImageDraw, name: str) -> None:
        self._serif.draw(canvas, _MARGIN, _NAME_LINE, self._cut(self._serif, name, _NAME_SIZE), _NAME_SIZE)
        for top, bottom in _RULES:
            canvas.rectangle((_MARGIN, top, WIDTH - _MARGIN - 1, bottom), fill=255)

    def _title(self, canvas: ImageDraw.ImageDraw, title: str, kicker: str) -> tuple[int, int]:
        """In the middle between head and foot, as large as it can be; where from and to there is colour."""
        above = 2 * _KICKER_SIZE if kicker else 0
        size, lines = self._fitted(title, _BOTTOM - _TOP - above)
        height = above + len(lines) * size * _LEADING
        top = round(_TOP + (_BOTTOM - _TOP - height) / 2)
        for number, line in enumerate(lines):
            baseline = round(top + above + (number + 0.8) * size * _LEADING)
            self._serif.draw(canvas, _MARGIN, baseline, line, size)
        if kicker:
            shown = self._cut(self._sans, kicker, _KICKER_SIZE)
            self._sans.draw(canvas, _MARGIN, top + _KICKER_SIZE, shown, _KICKER_SIZE)
            return top, top + round(1.35 * _KICKER_SIZE)
        if not title:
            canvas.rectangle((_MARGIN, _TOP, WIDTH - _MARGIN - 1, _BOTTOM), fill=255)
            return _TOP, _BOTTOM + 1
        return top, top

    def _drawable(self, text: str) -> str:
        return drawable(text[:_MOST_LETTERS], self._known)

    def _foot(self, canvas: ImageDraw.ImageDraw, names: Sequence[str]) -> None:
        canvas.rectangle((_MARGIN, _FOOT_RULE, WIDTH - _MARGIN - 1, _FOOT_RULE), fill=90)
        named = [name for name in names if name]
        shown = [text for text in map(self._drawable, named[:_MOST_NAMES]) if text]
        line = self._listed(shown, len(named) - len(shown))
        self._sans.draw(canvas, _MARGIN, _FOOT_LINE, line, _FOOT_SIZE)

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
        *sizes, smallest = _TITLE_SIZES
        longest = max(self._serif.width(word, 1) for word in title.split(" "))
        for size in sizes:
            lines = lines_of(title, self._serif, size, _MEASURE)
            if longest * size <= _MEASURE and len(lines) <= int(height / (size * _LEADING)):
                return size, lines
        lines = lines_of(title, self._serif, smallest, _MEASURE)
        most = int(height / (smallest * _LEADING))
        if len(lines) <= most:
            return smallest, lines
        *kept, last = lines[:most]
        return smallest, (*kept, self._cut(self._serif, f"{last} …", smallest, ends=True))

    def _cut(self, face: Face, text: str, size: int, *, ends: bool = False) -> str:
        """One line of ``text``, or what there is room for; ``ends`` when it is to end like that anyway."""
        if not ends and face.width(text, size) <= _MEASURE:
            return text
        words = text.removesuffix(" …")
        while words and face.width(f"{words} …", size) > _MEASURE:
            words = words[:-1]
        return f"{words.rstrip(' ,;:–—-')} …"


def _png(image: Image.Image, accent: tuple[int, int]) -> bytes:
    """The drawing in ink, but for what stands between ``accent``'s two lines, and for the foot."""
    palette = list(_PAPER)
    bands = (((0, HEIGHT), _INK), (accent, _ACCENT), ((_FOOT_RULE, HEIGHT), _SOFT))
    coloured = Image.new("L", (WIDTH, HEIGHT))
    for number, ((top, bottom), colour) in enumerate(bands):
        for shade in range(1, _SHADES + 1):
            palette += [
                paper + (ink - paper) * shade // _SHADES for paper, ink in zip(_PAPER, colour, strict=True)
            ]
        shades = [(value * _SHADES + 127) // 255 for value in range(256)]
        numbers = [shade + number * _SHADES if shade else 0 for shade in shades]
        coloured.paste(image.crop((0, top, WIDTH, bottom)).point(numbers), (0, top))
    coloured.putpalette(palette)
    file = BytesIO()
    coloured.save(file, "PNG", compress_level=_COMPRESSION)
    return file.getvalue()
