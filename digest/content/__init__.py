"""A file becomes an article: `find` says which files there are, `load` gets one's bytes, `read` reads it."""

from digest.content.blocks import lines, parse_blocks, parse_text, prose
from digest.content.find import Found, find, load
from digest.content.reading import read, read_page

__all__ = [
    "Found",
    "find",
    "lines",
    "load",
    "parse_blocks",
    "parse_text",
    "prose",
    "read",
    "read_page",
]
