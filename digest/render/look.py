"""The curator's accent colour in the theme's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.model.pages import Accent, Look

STYLE = "assets/style.css"
_ICON = "assets/icon.svg"
# The accent colour of the default theme, as its icon writes it.
_DEFAULT = b"#9c2a1c"


def dressed(name: str, content: bytes, look: Look) -> bytes:
    """The theme's file ``name`` as this digest publishes it."""
    if look.accent is None:
        return content
    if name == STYLE:
        return content + _rule(look.accent).encode()
    return content.replace(_DEFAULT, look.accent.light.encode()) if name == _ICON else content


def style(environment: Environment, look: Look) -> str:
    """The whole style as text, for a page that can't know where its style sheet stands."""
    if environment.loader is None:
        raise ValueError("these templates come from nowhere")
    text, _, _ = environment.loader.get_source(environment, STYLE)
    return text + (_rule(look.accent) if look.accent else "")


def _rule(accent: Accent) -> str:
    return f":root {{ --accent: light-dark({accent.light}, {accent.dark}); }}\n"
