"""Lines of a page that are no part of its article, wherever they stand: buttons, pictures, pointers, notices.

Each rule looks at whole lines, and only at short ones: a word in a sentence is never furniture.
"""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.pasted import Find, Line
from digest.rawtext.phrases import COOKIES_AND_SCRIPTS, COUNTER, READING_TIME, SHARES_AT
from digest.rawtext.shapes import is_prose
from digest.rawtext.wordlists import BOXES, MENU, PICTURES, POINTERS, SECTIONS, TAIL_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import Draft

_OTHERS = "a list of other articles"
_BUTTON = 80
_POINTER = 200
_CAPTION = 300
_ORNAMENT = " \t:：.!…·•|›»>→←▶►▸▼▲✕×+-–—[](){}\u200e\u200f"
_ABOVE = MENU | SECTIONS
# How captions end that agencies' pictures have, and how those of a gallery begin.
_CREDITED = re.compile(
    r"\([^()]{0,60}\b(?:(?:AP|AFP|Reuters|EPA|PA) Photo|Getty Images|(?:AP|AFP|EPA|Getty)/)[^()]{0,60}\)$"
    r"|\b(?:Getty Images|Shutterstock|AFP via Getty Images|/File Photo)$|\bREUTERS/[A-Z]|^Photograph: \S"
)
_OF_SEVERAL = re.compile(r"item \d{1,3} of \d{1,3}\b|\[\d{1,3}/\d{1,3}\]", re.IGNORECASE)
_HOME = frozenset(
    ["home", "homepage", "startseite", "inicio", "accueil", "головна", "главная", "strona główna"]
)
_CAPTIONED = frozenset(["image source", "image caption", "media caption", "video caption", "figure caption"])
_SEPARATORS = re.compile(r"\s*[|•·›»/→>]\s*|\s{2,}|\t")
_WORD = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ACCOUNT = re.compile(r"@\w{2,40}")
_MAIL = re.compile(r"(?:e-?mail:? )?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE)
_MORE_FROM = re.compile(r"more (?:from|on|in) \S.{1,40}", re.IGNORECASE)
_LIST = re.compile(r"list of (\d{1,2}) items?", re.IGNORECASE)


def wordless(lines: Sequence[Line], at: int) -> Find | None:
    """A rule or an ornament: nothing in it is a letter or a digit."""
    return None if _WORD.search(lines[at].text) else Find("a line without words")


def menu(lines: Sequence[Line], at: int) -> Find | None:
    """A button, or a row of them."""
    text = lines[at].text
    known = len(text) <= _BUTTON and (_all_in(text, MENU) or SHARES_AT.fullmatch(text))
    return Find("a button of the page") if known else None


def section(lines: Sequence[Line], at: int) -> Find | None:
    """A section's name above the title, or a row or a path of them; only to be asked there."""
    text = lines[at].text
    if len(text) > _BUTTON:
        return None
    known = _all_in(text, _ABOVE) or _is_path(text)
    return Find("a section's name") if known else None


def picture(lines: Sequence[Line], at: int) -> Find | None:
    """A picture's credit or its caption."""
    text = lines[at].text
    if len(text) > _CAPTION:
        return None
    known = _bare(text) in PICTURES or _label(text, ":") in PICTURES or _label(text, ",") in _CAPTIONED
    known = known or bool(_CREDITED.search(text) or _OF_SEVERAL.match(text))
    return Find("a picture's credit or caption") if known else None


def pointer(lines: Sequence[Line], at: int) -> Find | None:
    """A label such as ``Related:`` and the title of another article."""
    text = lines[at].text
    if len(text) > _POINTER:
        return None
    known = _label(text, ":") in POINTERS or (_label(text, "|") in BOXES)
    return Find("points to another article") if known else None


def counter(lines: Sequence[Line], at: int) -> Find | None:
    """A number of comments, shares or minutes of reading."""
    text = lines[at].text.strip(_ORNAMENT)
    known = len(text) <= _BUTTON and (COUNTER.fullmatch(text) or READING_TIME.fullmatch(text))
    return Find("a counter of the page") if known else None


def address(lines: Sequence[Line], at: int) -> Find | None:
    """A web address on a line of its own."""
    text = lines[at].text
    if _ACCOUNT.fullmatch(text):
        return Find("an account's name")
    return Find("a web address", address=text) if _ADDRESS.fullmatch(text) else None


def mail_address(lines: Sequence[Line], at: int) -> Find | None:
    """An e-mail address on a line of its own: its writer's."""
    return Find("an e-mail address") if _MAIL.fullmatch(lines[at].text) else None


def announced_list(lines: Sequence[Line], at: int) -> Find | None:
    """A list of other articles as pages announce it to screen readers, with the heading above it."""
    start = at + (_bare(lines[at].text) in TAIL_HEADINGS)
    found = _LIST.fullmatch(lines[start].text) if start < len(lines) else None
    if not found:
        return None
    last = min(start + 2 * int(found[1]) + 2, len(lines))
    end = next((after for after in range(start, last) if _bare(lines[after].text) == "end of list"), None)
    return Find(_OTHERS, span=end + 1 - at) if end else None


def notice(lines: Sequence[Line], at: int) -> Find | None:
    """What a page says about cookies, scripts and logging in."""
    text = lines[at].text
    known = len(text) <= 2 * _CAPTION and COOKIES_AND_SCRIPTS.match(text)
    return Find("a notice of the page") if known else None


def without_tail(draft: Draft) -> Draft:
    """The draft without the titles of other articles that a page lists under a heading at its end."""
    heading = None
    for at in range(len(draft.lines) - 1, draft.prose, -1):
        if is_prose(draft.lines[at].text):
            break
        text = draft.lines[at].text
        if _bare(text) in TAIL_HEADINGS or _MORE_FROM.fullmatch(text):
            heading = at
    if heading is None:
        return draft
    return draft.taking({heading: Find(_OTHERS, span=len(draft.lines) - heading)})


def _all_in(text: str, words: frozenset[str]) -> bool:
    """Whether ``text``, or each part of it, or each word of it, is one of ``words``."""
    if _bare(text) in words:
        return True
    parts = [bare for part in _SEPARATORS.split(text) if (bare := _bare(part))]
    if len(parts) > 1 and all(part in words for part in parts):
        return True
    single = [bare for part in text.split() if (bare := _bare(part))]
    return len(single) > 1 and not is_prose(text) and all(word in words for word in single)


def _is_path(text: str) -> bool:
    """Whether it leads from the home page, or through sections to one that is on no list."""
    parts = [_bare(part) for part in _SEPARATORS.split(text) if part]
    through = all(part in _ABOVE for part in parts[:-1])
    return len(parts) > 1 and (parts[0] in _HOME or (through and len(parts[-1].split()) <= 2))  # noqa: PLR2004


def _bare(text: str) -> str:
    return text.strip(_ORNAMENT).casefold()


def _label(text: str, mark: str) -> str:
    """What stands before ``mark``, when something stands after it."""
    label, _, rest = text.partition(mark)
    return _bare(label) if rest.strip() else ""
