"""One colour that the curator chose, as it can be read on light paper and on dark."""

from __future__ import annotations

from digest.model.pages import Accent

# The default theme's paper and tint, the lightest and the darkest that text of this colour stands on.
_LIGHT = ("#fdfcf8", "#f5f1e6")
_DARK = ("#171613", "#211f1a")
# WCAG 2.2, 1.4.3: text of any size. A little is left for rounding.
ENOUGH = 4.55
_STEPS = 100


def accent(colour: str) -> Accent:
    """``colour`` where it can be read, else the nearest mix with black or white that can.

    The ratio is WCAG's and holds on every ground of the theme, so that no choice makes a page unreadable.
    """
    return Accent(_readable(colour, _LIGHT, "#000000"), _readable(colour, _DARK, "#ffffff"))


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, grounds: tuple[str, ...], towards: str) -> str:
    mixes = (_mix(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(mix for mix in mixes if all(contrast(mix, ground) >= ENOUGH for ground in grounds))


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - the sRGB curve's own figures


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
