"""The bytes of the files to be read; where a file looks as it did, they are known without opening it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from time import time_ns
from typing import TYPE_CHECKING

from digest.content import load
from digest.runtime.frozen import freeze, thaw
from digest.runtime.keys import key
from digest.runtime.snapshot import TICK
from digest.runtime.tasks import Task
from digest.runtime.work import ChangedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.content import Found
    from digest.model import Problem
    from digest.runtime.cache import Cache

    Facts = tuple[int, ...]

_INDEX = key("what files looked like when their bytes were hashed")
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read; ``raw`` are its bytes, if anybody asks for them, and nothing if it can't be read."""

    found: Found
    raw: Task | None
    problems: tuple[Problem, ...] = ()


def open_sources(
    root: Path, there: Iterable[Found], most_bytes: int, cache: Cache | None
) -> tuple[Source, ...]:
    """The files that are ``there`` below ``root``, of each at most ``most_bytes`` and one more."""
    place = key(_INDEX, os.path.realpath(root), most_bytes)
    before = _recalled(cache, place)
    now = time_ns()
    index: dict[str, tuple[Facts, bytes]] = {}
    sources = []
    for found in there:
        facts = _facts(f"{root}/{found.path}")
        known = before.get(found.path)
        if known and known[0] == facts:
            raw = Task(_loaded, (root, found.path, most_bytes, known[1]), known[1])
            sources.append(Source(found, raw))
            index[found.path] = known
            continue
        content, problems = load(root, found.path, most_bytes)
        digest = _hash(content, most_bytes) if content is not None else b""
        sources.append(Source(found, Task(bytes, (content,), digest) if digest else None, problems))
        if digest and facts and max(facts[1:3]) < now - TICK:
            index[found.path] = (facts, digest)
    if cache and index != before:
        cache.remember({place: freeze(index)})
    return tuple(sources)


def _recalled(cache: Cache | None, place: bytes) -> Mapping[str, tuple[Facts, bytes]]:
    if cache is None:
        return {}
    frozen = cache.recall([place]).get(place)
    try:
        found: dict[str, tuple[Facts, bytes]] = thaw(frozen) if frozen else {}
    except ValueError:
        return {}
    return found


def _facts(path: str) -> Facts | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - there are very many
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_dev, found.st_ino


def _hash(content: bytes, most_bytes: int) -> bytes:
    """What bytes are known by; of a file that is too large, also by the bound."""
    return blake2b(b"%d %b" % (min(len(content), most_bytes + 1), content), digest_size=_HASH_BYTES).digest()


def _loaded(root: Path, path: str, most_bytes: int, expected: bytes) -> bytes:
    """The bytes of a file after all: what was made from them is not remembered. May raise `ChangedError`."""
    content, _ = load(root, path, most_bytes)
    if content is None or _hash(content, most_bytes) != expected:
        raise ChangedError(path)
    return content
