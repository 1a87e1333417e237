"""An edition as an e-mail: small, its styles inlined, with nothing that a mailing service would fill in.

What the service puts a reader's own address for is no address itself. So on the site, where nobody has a
subscription, that link stands in a comment; ``mailed`` takes it out.

Gmail cuts a message off after about 102 kB of HTML, in the middle of whatever stands there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from digest.model.feeds import NewsletterTextPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from css_inline import CSSInliner

    from digest.model.feeds import NewsletterPage
    from digest.model.parts import Section, StoryCard

MOST_BYTES: Final = 100_000
# What mailing services fill in: Jinja's, Liquid's and Go's marks, Mailchimp's, ERB's.
_FILLED_IN = re.compile(r"\{(?=[{%#])|\*(?=\|)|<(?=%)")
_JOINER = "\u2060"
# Stands for the unsubscribe mark until all that came from elsewhere is harmless; no text may hold it.
_MARK = "\ufdd0unsubscribe\ufdd0"
_LINK = re.compile(rf'<a [^<>]*href="{_MARK}"[^<>]*>[^<]*</a>')
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s{}|*<>\[\]]+", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--in the letter:(.*?)-->", re.DOTALL)


def newsletter(page: NewsletterPage, show: Callable[[NewsletterPage], str]) -> str:
    """The e-mail with as many stories as fit into 100,000 bytes; ``show`` renders the template."""
    if (text := _finished(page, show)) and _fits(text):
        return text
    low, high = 0, _stories(page)
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(_finished(_shortened(page, middle), show)):
            low = middle
        else:
            high = middle
    return _finished(_shortened(page, low), show)


def mailed(letter: str) -> str:
    """The letter of the site as a mailing service takes it: with the link to unsubscribe."""
    return _HIDDEN.sub(lambda hidden: hidden[1], letter)


def _finished(page: NewsletterPage, show: Callable[[NewsletterPage], str]) -> str:
    text, mark = show(replace(page, unsubscribe=_MARK)), page.unsubscribe
    if not isinstance(page, NewsletterTextPage):
        text = _inliner().inline(text)
        mark = mark.replace("&", "&amp;").replace('"', "&quot;")
        if not _ADDRESS.fullmatch(page.unsubscribe):
            text = _LINK.sub(lambda link: f"<!--in the letter:{link[0]}-->", text)
    return _FILLED_IN.sub(lambda found: found[0] + _JOINER, text).replace(_MARK, mark)


def _fits(text: str) -> bool:
    return len(text.encode(errors="replace")) <= MOST_BYTES


def _shortened(page: NewsletterPage, most: int) -> NewsletterPage:
    """The first ``most`` stories, the lead counted."""
    left = most - (1 if page.lead else 0)
    sections: list[Section] = []
    for section in page.sections:
        stories: tuple[StoryCard, ...] = section.stories[: max(0, left)]
        left -= len(stories)
        sections += [replace(section, stories=stories)] if stories else []
    lead = page.lead if most else None
    return replace(page, lead=lead, sections=tuple(sections), more=page.more + _stories(page) - most)


def _stories(page: NewsletterPage) -> int:
    return (1 if page.lead else 0) + sum(len(section.stories) for section in page.sections)


@cache
def _inliner() -> CSSInliner:
    """Rules that can't be inlined (dark mode, narrow screens) stay in a style element."""
    from css_inline import CSSInliner  # noqa: PLC0415 - many digests have no newsletter

    return CSSInliner(
        keep_style_tags=False, keep_at_rules=True, keep_link_tags=False, load_remote_stylesheets=False
    )
