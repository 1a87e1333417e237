"""A drawing in SVG is published as it is; only its size is read, and that it can't act."""

from __future__ import annotations

import re
from xml.parsers import expat

from digest.pictures.faults import Broken

MAX_BYTES = 5_000_000
_NAMESPACE = "http://www.w3.org/2000/svg"
_PAGES = "http://www.w3.org/1999/xhtml "
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(px|pt|pc|in|cm|mm)?\s*")
# CSS pixels in each unit, https://www.w3.org/TR/css-values-3/#absolute-lengths
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}


def is_svg(content: bytes) -> bool:
    """Whether a file is XML, as no other picture is."""
    return content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")


def size_of(content: bytes) -> tuple[int, int] | None:
    """Its width and height in pixels; none where it doesn't say.

    Raises `Broken` for what is not well-formed SVG, and for what has scripts: a reader who opens the file
    itself would run them on this site.
    """
    if len(content) > MAX_BYTES:
        raise Broken(f"has more than {MAX_BYTES:,} bytes", "save it as PNG or WebP")
    root: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if not root:
            if name != f"{_NAMESPACE} svg":
                raise Broken("is no SVG, whatever its name says")
            root.update(attributes, **{" ": name})
        _refuse_scripts(name, attributes)

    def instruct(target: str, _: str) -> None:
        # A style sheet may turn the drawing into a page with scripts.
        if target == "xml-stylesheet":
            raise _acting()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.ProcessingInstructionHandler = instruct
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no names
    except Broken:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an encoding it can't read
        raise Broken("is broken or cut off") from error
    return _size(root)


def _refuse_scripts(name: str, attributes: dict[str, str]) -> None:
    acts = name.startswith(_PAGES) or name.rpartition(" ")[2].lower() in {"script", "foreignobject"}
    for attribute, value in attributes.items():
        acts |= attribute.lower().startswith("on")
        acts |= "javascript:" in "".join(value.split()).lower()
    if acts:
        raise _acting()


def _acting() -> Broken:
    return Broken("has scripts or pages inside", "save it as plain SVG, or as PNG")


def _size(root: dict[str, str]) -> tuple[int, int] | None:
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if not (width and height):
        box = root.get("viewBox", "").replace(",", " ").split()
        width, height = (_pixels(box[2]), _pixels(box[3])) if len(box) == 4 else (0.0, 0.0)  # noqa: PLR2004 - x, y, width, height
    if not (width and height):
        return None
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0.0
