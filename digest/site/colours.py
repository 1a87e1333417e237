"""One colour that the curator chose, as it can be read on light paper and on dark."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

from digest.model.parts import Accent

# The default theme's paper and tint, the lightest and the darkest that text of this colour stands on.
_LIGHT = ("#fdfcf8", "#f5f1e6")
_DARK = ("#171613", "#211f1a")
# WCAG 2.2, 1.4.3: text of any size. A little is left for rounding.
ENOUGH = 4.55
_STEPS = 100


def accent(colour: str) -> Accent:
    """``colour`` where it can be read, else the same hue as much darker or lighter as is needed.

    The ratio is WCAG's and holds on every ground of the theme, so that no choice makes a page unreadable.
    """
    return Accent(_readable(colour, _LIGHT, 0.0), _readable(colour, _DARK, 1.0))


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, grounds: tuple[str, ...], end: float) -> str:
    shades = (_shade(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if all(contrast(shade, ground) >= ENOUGH for ground in grounds))


def _shade(colour: str, end: float, share: float) -> str:
    """``colour`` with its lightness moved by ``share`` of the way to ``end``: 0 is black, 1 white."""
    hue, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    channels = hls_to_rgb(hue, lightness + (end - lightness) * share, saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - the sRGB curve's own figures


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
