"""What a remembered result depends on besides its arguments: our code, Python and the libraries."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# Every part may use these; what else it uses would break the rule of layers, which a test keeps.
BELOW = ("config", "model", "text")
# What stages import. A test compares it with the project's dependencies.
LIBRARIES = (
    "jinja2",
    "markdown-it-py",
    "numpy",
    "pydantic",
    "PyStemmer",
    "css-inline",
    "python-frontmatter",
    "PyYAML",
    "sentencex",
    "sumy",
    "tzdata",
)


@cache
def fingerprint(part: str) -> bytes:
    """Another one whenever the code of ``part``, a folder of ours, or what it can reach changes."""
    found = blake2b(digest_size=16)
    found.update("\n".join([sys.version, *map(_version, LIBRARIES)]).encode())
    for folder in sorted({part, *BELOW}):
        for path in sorted((PACKAGE / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                content = path.read_bytes()
                found.update(f"{path.relative_to(PACKAGE).as_posix()} {len(content)}\n".encode())
                found.update(content)
    return found.digest()


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
