"""What front matter says, under our own names: aliases resolved, contradictions told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from digest.content.names import ADDITIVE, ALIASES, CANONICAL, FOREIGN, SPELLING, normal
from digest.content.values import address_fault, as_bool, as_list, as_text, shown
from digest.model import Problem
from digest.text.likeness import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_STATUS: dict[str, tuple[tuple[str, bool], ...]] = {
    "draft": (("draft", True),),
    "hidden": (("hide", True),),
    "private": (("hide", True),),
    "published": (("draft", False),),
    "skip": (("hide", True),),
    "featured": (("draft", False), ("pin", True)),
}
_PICTURE = {"path": "image", "src": "image", "url": "image", "alt": "image_alt", "credit": "image_credit"}
_COVERS = frozenset(["images", "cover", "featuredimage"])
_LEAST_LIKENESS = 0.8


@dataclass(frozen=True, slots=True)
class Claim:
    """A value for one of our fields, the name under which it was written, and what was written there."""

    field: str
    written: str
    value: Any
    said: Any


@dataclass(frozen=True, slots=True)
class Claims:
    """At most one claim for each field of ours, and what is not ours."""

    by_field: Mapping[str, Claim]
    extra: Mapping[str, object]


def resolve(
    path: str, fields: Mapping[str, Any], lines: Mapping[str, int]
) -> tuple[Claims, tuple[Problem, ...]]:
    """The fields of one front matter under our names; ``lines`` tells where each stands.

    Everything that seems wrong here is a warning. A field without a value counts as absent.
    """
    claims: dict[str, list[Claim]] = {}
    extra: dict[str, object] = {}
    problems: list[Problem] = []
    for written, value in fields.items():
        if value is None:
            continue
        found = tuple(_claims(written, value))
        for claim in found:
            claims.setdefault(claim.field, []).append(claim)
        extra.update(_extra(written, value, ours=bool(found)))
        if not found and (warning := _oddity(written, value)):
            problems.append(Problem(path, warning[0], lines.get(written, 1), written, warning[1], "warning"))
    chosen = {name: _chosen(name, rivals) for name, rivals in claims.items()}
    several = [name for name, rivals in claims.items() if len(rivals) > 1]
    for loser, winner in chain.from_iterable(_contradictions(chosen[name], claims[name]) for name in several):
        message = f"says {shown(loser.said)}, but {winner.written} says {shown(winner.said)}"
        hint = f"keep one of them; {winner.written} is used"
        line = lines.get(loser.written, 1)
        problems.append(Problem(path, message, line, loser.written, hint, "warning"))
    return Claims(chosen, extra), tuple(problems)


def _claims(written: str, value: Any) -> Iterator[Claim]:
    name = normal(written)
    if name == "published" and (published := as_bool(value)) is not None:
        yield Claim("draft", written, not published, value)
    elif name == "status":
        yield from (Claim(field, written, means, value) for field, means in _STATUS.get(_word(value), ()))
    elif name == "url" and address_fault(as_text(value) or "") is None:
        yield Claim("source_url", written, value, value)
    elif name == "image" and isinstance(value, dict):
        yield from (Claim(_PICTURE[key], written, value[key], value) for key in _PICTURE if value.get(key))
    elif name in _COVERS and (cover := _cover(value)):
        yield from (Claim(field, written, said, value) for field, said in cover.items())
    elif name == "taxonomies" and isinstance(value, dict):
        known = ((CANONICAL.get(normal(kind)), terms) for kind, terms in value.items())
        yield from (Claim(field, written, terms, terms) for field, terms in known if field and terms)
    elif name in CANONICAL:
        yield Claim(CANONICAL[name], written, value, value)


def _cover(value: Any) -> Mapping[str, str]:
    """The picture in what Hugo's and its themes' fields hold: a path, a list of them, or a table."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        said = {"image": value.get("image") or value.get("src"), "image_alt": value.get("alt")}
        return {field: text for field, text in said.items() if isinstance(text, str) and text}
    return {"image": value} if isinstance(value, str) and value else {}


def _extra(written: str, value: Any, *, ours: bool) -> Mapping[str, object]:
    """What of a field goes to the templates as it is."""
    name = normal(written)
    if name == "extra" and isinstance(value, dict):
        return value
    if name == "taxonomies" and isinstance(value, dict):
        return {kind: terms for kind, terms in value.items() if normal(kind) not in CANONICAL}
    return {} if ours else {written: value}


def _oddity(written: str, value: Any) -> tuple[str, str] | None:
    """What is odd about a field that is none of ours, and what to write instead."""
    name = normal(written)
    if name == "status":
        return f"{shown(value)} is not a status", "write draft, hidden or published"
    if name == "url":
        hint = "write the whole address, from https:// on, as source_url; slug gives the article's own"
        return f"{shown(value)} is not where the article was published", hint
    if name in SPELLING or name in FOREIGN:
        return None
    near = nearest(name, SPELLING, _LEAST_LIKENESS)
    return ("is not a known field", f"did you mean {SPELLING[near]}?") if near else None


def _chosen(field: str, claims: Sequence[Claim]) -> Claim:
    """The claim that counts: that of the main name, else of the first of the others; lists add up."""
    names = [normal(name) for name in (field, *ALIASES[field])] if len(claims) > 1 else []

    def rank(claim: Claim) -> int:
        name = normal(claim.written)
        return names.index(name) if name in names else len(names)

    first = min(claims, key=rank)
    if field not in ADDITIVE:
        return first
    items = chain.from_iterable(as_list(claim.value) for claim in claims)
    return Claim(field, first.written, list(items), first.said)


def _contradictions(chosen: Claim, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim that says anything else than the chosen one does."""
    others = [claim for claim in claims if claim is not chosen]
    held = as_list(chosen.value) if others else []
    for claim in others:
        if any(item not in held for item in as_list(claim.value)):
            yield claim, chosen


def _word(value: Any) -> str:
    return (as_text(value) or "").lower()
