"""What a paragraph of Markdown is: prose, or a caption, a list of links, a template call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from digest.model import Role

_CAPTION_WORDS = 60
_LABEL_WORDS = 6

_ADDRESS = re.compile(r"https?://\S+")
_TEMPLATE_CALL = re.compile(r"\{[{%:].*[}%]\}|\{:.*\}", re.DOTALL)
_WORD = re.compile(r"\w+")

# Stands for a link; a body never holds it.
_LINK = "\x00"


def role_of(children: Sequence[Token], plain: str, *, below_picture: bool) -> Role:
    """The role of a paragraph with these inline tokens.

    - a *caption* is a paragraph of pictures and nothing else, or of pictures and emphasised words, or of at
      most 60 emphasised words right below a paragraph of pictures;
    - a *list* is a paragraph of links (or bare addresses) and nothing else but punctuation, single words
      between them and labels of at most six words and a colon (``Read more: […](…), […](…) and […](…)``);
    - *code* is a call of another generator's template (``{{< … >}}``, ``{% … %}``, ``{: … }``);
    - all else is prose.
    """
    pictures = shows_picture(children)
    emphasised = _is_emphasised(children)
    if pictures and (emphasised or not plain):
        return "caption"
    if below_picture and emphasised and len(plain.split()) <= _CAPTION_WORDS:
        return "caption"
    if _TEMPLATE_CALL.fullmatch(plain):
        return "code"
    return "list" if _is_links(_beside_links(children)) else "paragraph"


def shows_picture(children: Sequence[Token]) -> bool:
    """Whether there is a picture among them."""
    return any(child.type == "image" for child in children)


def _is_emphasised(children: Sequence[Token]) -> bool:
    """Whether they have words, and none that is not emphasised."""
    depth = words = 0
    for child in children:
        if child.type in {"em_open", "strong_open", "em_close", "strong_close"}:
            depth += child.nesting
        elif child.type != "image" and child.content.strip():
            if depth == 0:
                return False
            words += 1
    return words > 0


def _beside_links(children: Sequence[Token]) -> str:
    """The text of a paragraph, with a mark for each link."""
    depth = 0
    texts: list[str] = []
    for child in children:
        if child.type == "link_open":
            texts.append(_LINK)
        depth += child.nesting if child.tag == "a" else 0
        if depth == 0 and child.type in {"text", "text_special", "code_inline"}:
            texts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            texts.append(" ")
    return _ADDRESS.sub(_LINK, "".join(texts))


def _is_links(text: str) -> bool:
    first, *between = text.split(_LINK)
    if not between:
        return False
    *between, last = between
    return _is_label(first, 0) and all(_is_label(one, 1) for one in between) and not _WORD.search(last)


def _is_label(text: str, words: int) -> bool:
    """Whether ``text`` has no more than so many words, or is a short label that ends with a colon."""
    count = len(_WORD.findall(text))
    return count <= words or (count <= _LABEL_WORDS and text.rstrip().endswith((":", "\uff1a")))
