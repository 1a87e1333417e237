"""What the editorial rules look at: everything that a build found, and where in its files it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from digest.config.toml import line_of
from digest.content import prose
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digest.build import Choice
    from digest.config import Config
    from digest.model import Article, Block, Sentence
    from digest.model.reading import Reading
    from digest.site import Findings

    Key = tuple[str | int, ...]
    Ask = Callable[[Iterable[str]], Mapping[str, "Answer"]]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: its HTTP status, or (``None``) why there was none.

    ``doubtful`` when a reader's browser may well be served: the host refuses programs, is busy, or slow.
    """

    status: int | None
    reason: str
    doubtful: bool = False

    @property
    def is_there(self) -> bool:
        """Whether a page came."""
        return self.status is not None and self.status < HTTPStatus.BAD_REQUEST


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The configuration's path as shown, and the line of each of its keys."""

    path: str
    lines: Mapping[Key, int]

    def line(self, key: Key) -> int | None:
        """The line of ``key``, or of what is nearest around it."""
        return line_of(key, dict(self.lines))

    def problem(self, key: Key, message: str, hint: str | None = None) -> Problem:
        """A problem at ``key``."""
        name = ".".join(part for part in key if isinstance(part, str))
        return Problem(self.path, message, self.line(key), name, hint)


@dataclass(frozen=True, slots=True)
class Material:
    """Found values. Rules look at what is published, ``findings``, unless they say otherwise.

    ``read`` are all articles, also those that are left out; ``blocks`` are those of the published articles'
    bodies, by slug, and ``readings`` what grouping wants of these articles, in order; ``problems`` are the
    build's own; ``site`` has the bytes of each file of the site; ``body_lines`` says at which line of its
    file a body begins; ``answers`` are those of addresses on other hosts, as far as they were asked.
    """

    config: Config
    choice: Choice
    read: tuple[Article, ...]
    findings: Findings
    blocks: Mapping[str, Sequence[Block]]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    site: Mapping[str, bytes]
    body_lines: Mapping[str, int]
    config_file: ConfigFile
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def by_slug(self) -> Mapping[str, Article]:
        """The published articles."""
        return {article.slug: article for article in self.findings.articles}

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """All sentences of a published article."""
        return prose(self.blocks[article.slug])

    def line(self, path: str, body: str, offset: int) -> int | None:
        """The line of its file on which ``body[offset]`` stands."""
        first = self.body_lines.get(path)
        return None if first is None else first + body.count("\n", 0, offset)


def at_field(article: Article, name: str, message: str, hint: str | None = None) -> Problem:
    """A problem with a field; at the file's first line when the field isn't there."""
    return Problem(article.path, message, article.lines.get(name, 1), name, hint)


def shortened(text: str) -> str:
    """``text`` as a message quotes it: on one line, and not all of a long one."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"
