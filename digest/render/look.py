"""The theme's own files as they are published: in the curator's accent colour, styles without comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.model.parts import Accent, Look

STYLE = "assets/style.css"
_ICON = "assets/icon.svg"
# The accent colour of the default theme, as its icon writes it.
_DEFAULT = b"#9c2a1c"
# Lines that are a comment; strings, addresses and other comments are passed over, whatever stands in them.
_COMMENT = re.compile(
    r"""(?m:^)(?P<lines>[ \t]*/\*(?!!).*?\*/[ \t]*\n+)"""
    r"""|"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'|url\([^)]*+\)|/\*.*?\*/""",
    re.DOTALL,
)


def dressed(name: str, content: bytes, look: Look) -> bytes:
    """The theme's file ``name`` as this digest publishes it."""
    if name == STYLE:
        return _style(content.decode(errors="surrogateescape"), look).encode(errors="surrogateescape")
    return content.replace(_DEFAULT, look.accent.light.encode()) if look.accent and name == _ICON else content


def style(environment: Environment, look: Look) -> str:
    """The whole style as text, for a page that can't know where its style sheet stands."""
    if environment.loader is None:
        raise ValueError("these templates come from nowhere")
    text, _, _ = environment.loader.get_source(environment, STYLE)
    return _style(text, look)


def _style(text: str, look: Look) -> str:
    lean = _COMMENT.sub(lambda found: "" if found["lines"] else found[0], text)
    return lean + (_rule(look.accent) if look.accent else "")


def _rule(accent: Accent) -> str:
    return f":root {{ --accent: light-dark({accent.light}, {accent.dark}); }}\n"
