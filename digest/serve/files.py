"""The files of a folder, as a browser may have them."""

from __future__ import annotations

import mimetypes
from pathlib import Path, PurePosixPath

# The same on every machine, whatever its own tables say.
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def read_inside(root: str, path: str) -> bytes | None:
    """A plain file's bytes, if ``path`` leads to one below ``root``, by no dot name and no link out of it."""
    parts = path.split("/")
    if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    try:
        inside = Path(root).resolve(strict=True)
        found = inside.joinpath(*parts).resolve(strict=True)
        below = found.relative_to(inside)
        if any(part.startswith(".") for part in below.parts) or not found.is_file():
            return None
        return found.read_bytes()
    except (OSError, RuntimeError, ValueError):
        # Not there, not readable, links in a circle, outside, or gone between two of these questions: for a
        # reader there is no such page.
        return None


def content_type(name: str) -> str:
    """The MIME type of a file by its name, with its charset where it is text."""
    kind = _TYPES.get(PurePosixPath(name).suffix.lower())
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
