"""A body of Markdown becomes blocks, and its prose becomes sentences whose place is proved."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from digest.content.inline import MARKDOWN, plain_text, trace
from digest.content.prose import stretches
from digest.content.roles import role_of
from digest.model import Block, Sentence, decoded
from digest.text.sentences import split
from digest.text.templating import find_calls, foreign_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from digest.content.inline import Env, Inline
    from digest.model import Role

_WHITE = " \t\n"
_LONGEST = 2000  # characters; nobody speaks longer, and to prove it could take as long as to parse the body
_ROLES: dict[str, Role] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "code",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A body, its language, the link targets that it defines, and what in it is another generator's."""

    body: str
    language: str
    env: Env
    foreign: tuple[tuple[int, int], ...] = ()


def parse_blocks(body: str, language: str) -> tuple[Block, ...]:
    """The blocks of ``body`` in order; thematic breaks and definitions of link targets are none.

    Only paragraphs at the top level that are prose (`roles.role_of`) have sentences. The ``plain`` of a
    list, quote or table has a line for each paragraph or cell in it; raw HTML has none. Nothing that touches
    a call of another generator's template is a sentence.
    """
    text = Text(body, language, {}, foreign_spans(body, find_calls(body)))
    if text.foreign:
        return tuple(parsed(text, 0, len(body), None))
    blocks: list[Block] = []
    for kind, start, end, plain in stretches(body):
        if kind == "markdown":
            blocks += parsed(text, start, end, blocks[-1] if blocks else None)
        else:
            sentences = _as_written(text, start, plain) if kind == "paragraph" else ()
            blocks.append(Block(kind, start, end, plain, tuple(sentences)))
    return tuple(blocks)


def parse_text(text: bytes, language: str) -> tuple[Block, ...]:
    """The blocks of an article's body, as the article holds it."""
    return parse_blocks(decoded(text), language)


def _as_written(text: Text, start: int, plain: str) -> Iterator[Sentence]:
    """The sentences of the paragraph at ``start``, which reads as it is written."""
    for first, last in split(plain, text.language):
        if last - first <= _LONGEST:
            stretch = text.body[start + first : start + last]
            yield Sentence(stretch, start + first, start + last, plain[first:last])


def parsed(text: Text, start: int, end: int, above: Block | None) -> list[Block]:
    """The blocks of ``body[start:end]``, which the one ``above`` doesn't reach into, as the parser has it."""
    part = text.body[start:end]
    line_starts = [*accumulate((len(line) + 1 for line in part.split("\n")), initial=start)]
    blocks: list[Block] = []
    for group in _groups(MARKDOWN.parse(part, text.env)):
        first = group[0]
        if first.type not in _ROLES or first.map is None:
            continue
        at, until = (line_starts[line] for line in first.map)
        at, until = _trimmed(text.body, at, min(until, end))
        if first.type == "paragraph_open":
            below_picture = above is not None and above.role == "caption" and not above.plain
            above = _paragraph(text, at, until, group[1], below_picture=below_picture)
        else:
            above = Block(_ROLES[first.type], at, until, _plain(group, text.env))
        blocks.append(above)
    return blocks


def prose(blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """All sentences of ``blocks``, in order."""
    return tuple(sentence for block in blocks for sentence in block.sentences)


def lines(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The plain text of each block."""
    return tuple(block.plain for block in blocks)


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each block at the top level."""
    first = 0
    for number, token in enumerate(tokens, 1):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[first:number]
            first = number


def _plain(tokens: Sequence[Token], env: Env) -> str:
    lines: list[str] = []
    for token in tokens:
        if token.type == "inline":
            lines.append(trace(token, env).plain)
        elif token.type in {"fence", "code_block"}:
            lines.append(token.content.strip("\n"))
    return "\n".join(lines)


def _paragraph(text: Text, start: int, end: int, token: Token, *, below_picture: bool) -> Block:
    inline = trace(token, text.env)
    role = role_of(token.children or (), inline.plain, below_picture=below_picture)
    sentences: tuple[Sentence, ...] = ()
    if role == "paragraph":
        # Markdown takes more kinds of white space off a paragraph than off a block.
        inner = start + max(text.body[start:end].find(token.content), 0)
        sentences = tuple(one for one in _sentences(text, inner, end, inline) if not _is_foreign(text, one))
        if not sentences and _is_within(text, start, end):
            role = "code"
    return Block(role, start, end, inline.plain, sentences)


def _is_foreign(text: Text, sentence: Sentence) -> bool:
    number = bisect_left(text.foreign, (sentence.end, 0)) - 1
    return number >= 0 and text.foreign[number][1] > sentence.start


def _is_within(text: Text, start: int, end: int) -> bool:
    """Whether one call, or what two of them enclose, holds the whole of a paragraph."""
    number = bisect_left(text.foreign, (start + 1, 0)) - 1
    return number >= 0 and text.foreign[number][1] >= end


def _sentences(text: Text, start: int, end: int, inline: Inline) -> Iterator[Sentence]:
    """Each sentence of a paragraph whose stretch of ``body``, read by itself, gives just that sentence."""
    body = text.body
    spans = split(inline.plain, text.language)
    exact = [(start + inline.start(first), start + inline.end(last)) for first, last in spans]
    wider = _widened(body, start, end, exact)
    for (first, last), narrow, wide in zip(spans, exact, wider, strict=True):
        plain = inline.plain[first:last]
        if len(plain) > _LONGEST:
            continue
        for at, until in _stretches(body, narrow, wide):
            if plain_text(body[at:until], text.env) == plain:
                yield Sentence(body[at:until], at, until, plain)
                break


def _widened(body: str, start: int, end: int, exact: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each stretch with the markup at its edges: what lies between two is parted at its last white space."""
    left = _after_white(body, start, exact[0][0]) if exact else start
    for (_, until), (following, _) in pairwise([*exact, (end, end)]):
        cut = _after_white(body, until, following) if following < end else end
        yield left, cut
        left = cut


def _after_white(body: str, start: int, end: int) -> int:
    """The place after the last white space between the two; ``start`` when there is none."""
    return max(start, *(body.rfind(white, start, end) + 1 for white in _WHITE))


def _before_white(body: str, start: int, end: int) -> int:
    """The place before the first white space between the two; ``end`` when there is none."""
    return next((at for at in range(start, end) if body[at] in _WHITE), end)


def _stretches(body: str, narrow: tuple[int, int], wide: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The stretches that may be the sentence, the likeliest first: with the markup that touches it."""
    tried: set[tuple[int, int]] = set()
    near = _before_white(body, narrow[1], wide[1])
    ends = (near, wide[1], narrow[1])
    for at, until in (*((wide[0], end) for end in ends), *((narrow[0], end) for end in ends)):
        stretch = _trimmed(body, at, until)
        if stretch not in tried:
            tried.add(stretch)
            yield stretch


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """``body[start:end]`` without the white space around it."""
    inner = body[start:end]
    return start + len(inner) - len(inner.lstrip(_WHITE)), start + len(inner.rstrip(_WHITE))
