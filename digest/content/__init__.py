"""A file becomes an article: `find` says which files there are, `load` gets one's bytes, `read` reads it."""

from digest.content.find import Found, find, load
from digest.content.reading import read, read_page

__all__ = ["Found", "find", "load", "read", "read_page"]
