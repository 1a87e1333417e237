"""The nouns: what flows from stage to stage. Frozen values; a child does not know its parent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

Severity = Literal["error", "warning", "info"]
Role = Literal["paragraph", "heading", "quote", "list", "code", "table", "caption"]
Format = Literal["yaml", "toml", "json"]
Grouped = Literal["automatically", "editor"]
NamedBy = Literal["curator", "discovered"]
State = Literal["new", "updated"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the input: where it stands, what it is, and what to write instead.

    ``rule`` names the editorial rule that says so.
    """

    path: str
    message: str
    line: int | None = None
    field: str | None = None
    hint: str | None = None
    severity: Severity = "error"
    rule: str | None = None

    def __str__(self) -> str:
        """One line, as a compiler would print it."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        subject = f"{self.field}: " if self.field else ""
        hint = f"; {self.hint}" if self.hint else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return _printable(f"{place}: {self.severity}: {subject}{self.message}{hint}{rule}")


def _printable(text: str) -> str:
    """``text`` on one line of any terminal: what would move, hide or turn its letters is written out."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, always with a zone; ``whole_day`` when its text named a day and no hour."""

    at: datetime
    whole_day: bool = False

    @property
    def order(self) -> tuple[str, bool, float]:
        """Sorts by day; within a day those of unknown hour come last."""
        return (self.at.date().isoformat(), self.whole_day, self.at.timestamp())


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a body: ``body[start:end] == text``, in characters.

    ``plain`` is the same as a reader of the article sees it: Markdown resolved, line breaks as spaces.
    """

    text: str
    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list …: ``body[start:end]``. Only paragraphs have sentences."""

    role: Role
    start: int
    end: int
    plain: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One item that a curator chose: its front matter, and ``text``, the Markdown of its body in UTF-8.

    As bytes, since a string takes twice the room for a single curly quotation mark. Dates are in the site's
    time zone. ``lines`` says at which line of its file a field stands.
    """

    path: str
    slug: str
    title: str
    text: bytes = b""
    language: str = "en"
    headline: str | None = None
    date: Moment | None = None
    updated: Moment | None = None
    expires: Moment | None = None
    source: str | None = None
    source_url: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    theme: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    summary: str | None = None
    note: str | None = None
    story: str | None = None
    lead: bool = False
    pin: bool = False
    hide: bool = False
    weight: int = 0
    draft: bool = False
    image: str | None = None
    image_alt: str | None = None
    image_credit: str | None = None
    aliases: tuple[str, ...] = ()
    license: str | None = None
    full_text: bool = False
    via: str | None = None
    archive_url: str | None = None
    paywall: bool = False
    kind: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """Its Markdown."""
        return decoded(self.text)

    @property
    def shown_title(self) -> str:
        """The curator's headline, or the title as published."""
        return self.headline or self.title

    @property
    def outlet(self) -> str:
        """Who speaks: the outlet, else the byline; empty when the curator named neither."""
        return self.source or ", ".join(self.authors)


def encoded(body: str) -> bytes:
    """A body as an article holds it, whatever it is."""
    return body.encode("utf-8", "surrogatepass")


def decoded(text: bytes) -> str:
    """The body of which `encoded` made ``text``."""
    return text.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that the curator wrote about the digest itself (``content/pages/``)."""

    path: str
    slug: str
    title: str
    body: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences that stand for an article, in its order; ``best`` lists their positions, best first.

    ``by`` is an algorithm's name, or ``editor``; then ``text`` is the editor's own and nothing is quoted.
    ``gaps`` says of each sentence whether others stand between it and the one before.
    """

    by: str
    sentences: tuple[Sentence, ...] = ()
    best: tuple[int, ...] = ()
    text: str | None = None
    gaps: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a story's summary, and the slug of the article in which it stands.

    ``gap`` when others stand there between it and the one quoted before it.
    """

    article: str
    sentence: Sentence
    gap: bool = False


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What the articles of a story say together; ``by`` and ``text`` as in `Summary`."""

    by: str
    quotes: tuple[Quote, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One event. ``members`` are slugs in order of time; its own slug is that of the first.

    ``shared`` are the words that weigh most in what its members have in common. ``origins`` maps each
    member to the one whose text it carries (itself, when nobody wrote it before).
    """

    slug: str
    members: tuple[str, ...]
    lead: str
    grouped: Grouped = "automatically"
    shared: tuple[str, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject, with the slugs of its stories, newest first."""

    slug: str
    name: str
    by: NamedBy
    stories: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """A story in an edition: new there, or updated by ``added`` articles."""

    story: str
    state: State
    added: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """The stories of one period; ``id`` is ``2025-12-07``, ``2025-W49`` or ``2025-12``."""

    id: str
    entries: tuple[EditionEntry, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path below the output folder, and its bytes."""

    path: str
    content: bytes

    @property
    def seal(self) -> Seal:
        """What its bytes are known by."""
        return Seal(hashlib.sha256(self.content).hexdigest(), len(self.content))


@dataclass(frozen=True, slots=True)
class Seal:
    """What the bytes of a file are known by: their SHA-256, in hexadecimal, and their number."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file of the site whose bytes are known, and made or fetched only where somebody asks for them."""

    path: str
    seal: Seal
    make: Callable[[], bytes] = field(compare=False)

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.make()


AnyFile = File | KnownFile
