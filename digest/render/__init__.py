"""A page becomes a file: HTML, feeds and newsletters by templates, the data and the search index as JSON."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.model import File, Problem
from digest.model.feeds import JsonFeedPage, NewsletterPage
from digest.model.pages import NotFoundPage
from digest.render.addresses import Addresses, file_path
from digest.render.assets import assets
from digest.render.blocks import unshown
from digest.render.faults import template_problem
from digest.render.feeds import json_feed
from digest.render.linked_data import linked_data
from digest.render.look import style
from digest.render.markdown import to_html
from digest.render.newsletter import newsletter
from digest.render.pagefind import pagefind_files
from digest.render.search import search_files, search_index
from digest.render.sent import render_sent, send
from digest.render.theme import Theme, default_templates, environment, find_theme, is_unchanged, templates
from digest.text.data import record_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from digest.model.pages import PageBase
    from digest.model.parts import Chrome

__all__ = [
    "NO_JEKYLL",
    "Theme",
    "assets",
    "default_templates",
    "find_theme",
    "is_unchanged",
    "pagefind_files",
    "render",
    "render_data",
    "render_sent",
    "render_with",
    "search_files",
    "search_index",
    "send",
    "templates",
    "unshown",
]

# GitHub Pages would else pass the site through Jekyll, which leaves out what begins with an underscore.
NO_JEKYLL = File(".nojekyll", b"")

# What neither XML nor HTML may hold, however it is escaped: controls, lone surrogates, noncharacters.
# They are all but the sound ones, of which one is known at the first glance.
_UNSOUND = re.compile(
    "[^\t\n\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Bytes that stand in sound characters only: no controls, and none with which an unsound one may begin.
_SOUND = bytes({*b"\t\n\r", *range(0x20, 0x7F), *range(0x80, 0xF0)} - {0xC2, 0xED, 0xEF})
_LONE = re.compile("[\ud800-\udfff]")


def render(page: PageBase, chrome: Chrome, environment: Environment) -> File | Problem:
    """The file that shows ``page``; a Problem when a template of the curator's is at fault.

    A template sees ``page``, ``chrome``, ``url(address)`` (a link from this page), ``absolute(address)``
    (the whole address, or none), ``markdown(text, top)``, ``linked_data()`` and ``style()`` (the text of
    the style sheet).
    """
    addresses = Addresses(page.address, chrome.base_url, rooted=isinstance(page, NotFoundPage))
    try:
        text = _text(page, chrome, addresses, environment)
    except Exception as error:
        problem = template_problem(error, page, environment)
        if problem is None:
            raise
        return problem
    return File(file_path(page.address), _sound(text))


def _sound(text: str) -> bytes:
    content = text.encode(errors="surrogatepass")
    # Nearly always nothing is left, and that is known in a fraction of the time.
    return _UNSOUND.sub("\ufffd", text).encode() if content.translate(None, _SOUND) else content


def render_with(theme: Theme, page: PageBase, chrome: Chrome) -> File | Problem:
    """`render` by the templates of ``theme``."""
    return render(page, chrome, environment(theme))


def _text(page: PageBase, chrome: Chrome, addresses: Addresses, environment: Environment) -> str:
    def show(page: PageBase) -> str:
        return environment.get_template(page.template).render(
            page=page,
            chrome=chrome,
            url=addresses.url,
            absolute=addresses.absolute,
            markdown=partial(to_html, addresses=addresses),
            style=partial(_inline_style, environment, chrome),
            linked_data=partial(linked_data, page, chrome, addresses),
        )

    match page:
        case JsonFeedPage():
            return json_feed(page, chrome, addresses, environment)
        case NewsletterPage():
            return newsletter(page, show)
        case _:
            return show(page)


def _inline_style(environment: Environment, chrome: Chrome) -> Markup:
    # What would end the element early can't be part of a style that works.
    return Markup(style(environment, chrome.look).replace("</", "<\\/"))  # noqa: S704 - the theme's own file


def render_data(data: Mapping[str, object]) -> File:
    """``digest.json``: keys in the order given, a record a line."""
    pieces = (_LONE.sub("\ufffd", piece).encode() for piece in record_pieces(data))
    return File("digest.json", b"".join(pieces))
