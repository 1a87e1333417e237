"""What readers wrote below an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.pasted import Find
from digest.rawtext.shapes import is_prose

if TYPE_CHECKING:
    from digest.rawtext.pasted import Draft

_HEADING = re.compile(
    r"(?:show |view |all )?(?:\d[\d.,]{0,8} )?(?:comments?|kommentare?|commentaires?|comentarios?"
    r"|komentarz[ey]?|commenti|коментарі|комментарии)(?: ?\(\d[\d.,]{0,8}\))?:?"
    r"|(?:join the|leave a|post a|add a) (?:discussion|conversation|comment|reply)"
    r"|(?:reader|readers['’]) comments|discussion about this (?:post|article)|\d{1,5} responses?",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:reply|report|like|upvote|flag|antworten|melden|répondre|signaler|responder|rispondi|odpowiedz"
    r"|відповісти|ответить|recommend)(?: ?\(?\d{0,6}\)?)?",
    re.IGNORECASE,
)
_FEWEST_ANSWERS = 2
_FEWEST_PARAGRAPHS = 2


def without_comments(draft: Draft) -> Draft:
    """The draft without what stands below a heading for comments, where buttons show that some do."""
    paragraphs = 0
    for at, line in enumerate(draft.lines):
        if paragraphs >= _FEWEST_PARAGRAPHS and _HEADING.fullmatch(line.text):
            below = draft.lines[at + 1 :]
            if sum(bool(_ANSWER.fullmatch(one.text)) for one in below) >= _FEWEST_ANSWERS:
                return draft.taking({at: Find("readers' comments", span=len(draft.lines) - at)})
        paragraphs += is_prose(line.text)
    return draft
