"""What readers search becomes the index's files; what was found of it before is not found again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from digest.build.files import spooled
from digest.model import KnownFile, Seal
from digest.model.searching import SearchIndex
from digest.render import pagefind_files, search_files, search_index
from digest.runtime.fingerprint import fingerprint
from digest.runtime.frozen import freeze, thaw
from digest.runtime.keys import key
from digest.runtime.memory import give_back

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.model import AnyFile, File, Problem
    from digest.model.feeds import SearchDocument
    from digest.runtime.work import Workshop

# An index is large: one of nearly the same documents serves as well, until so many of them are others.
_TOO_OLD = 0.01


def index(
    searched: Sequence[SearchDocument], engine: str, language: str, workshop: Workshop
) -> Sequence[AnyFile] | Problem:
    """The files that ``engine`` searches, or why there can be none; ``searched`` the newest first."""
    if engine == "pagefind":
        return pagefind_files(searched, language)
    # The oldest first: a new article changes no other's number.
    documents = searched[::-1]
    keys = [key(document) for document in documents]
    cache = workshop.cache
    if cache is None:
        return _spooled(documents, keys, workshop)
    place = key(fingerprint("render"), "the files of", keys)
    with suppress(KeyError, ValueError):
        # Asked for their bytes, if at all, when the build is over and its cache closed.
        make = partial(_files, documents, keys, replace(workshop, cache=None))
        return _known(thaw(cache.recall([place])[place]), make)
    files = _spooled(documents, keys, workshop)
    cache.remember({place: freeze({file.path: (file.seal.sha256, file.seal.size) for file in files})})
    return files


def _spooled(
    documents: Sequence[SearchDocument], keys: Sequence[bytes], workshop: Workshop
) -> Sequence[KnownFile]:
    return [spooled(file, workshop.spool) for file in _files(documents, keys, workshop)]


def _files(documents: Sequence[SearchDocument], keys: Sequence[bytes], workshop: Workshop) -> Sequence[File]:
    """The files of an index that is made of the last one; made, it is the last one."""
    place = key(fingerprint("render"), "the last index")
    held = workshop.held.recall([place]).get(place) if workshop.held else None
    before = held or _remembered(place, workshop)
    made = search_index(documents, keys, before)
    if workshop.held:
        workshop.held.keep({place: made})
    if workshop.cache and not held and _is_too_old(before, keys):
        workshop.cache.remember({place: freeze(made)})
        give_back()
    return search_files(made)


def _remembered(place: bytes, workshop: Workshop) -> SearchIndex:
    with suppress(KeyError, ValueError):
        if workshop.cache:
            remembered: SearchIndex = thaw(workshop.cache.recall([place])[place])
            return remembered
    return SearchIndex()


def _is_too_old(index: SearchIndex, keys: Sequence[bytes]) -> bool:
    others: int = sum(old != new for old, new in zip_longest(index.keys, keys))
    return others > len(keys) * _TOO_OLD


def _known(seals: Mapping[str, tuple[str, int]], make: Callable[[], Sequence[File]]) -> Sequence[KnownFile]:
    @lru_cache(maxsize=1)
    def contents() -> Mapping[str, bytes]:
        return {file.path: file.content for file in make()}

    def content(path: str) -> bytes:
        return contents().get(path, b"")

    return [KnownFile(path, Seal(*seal), partial(content, path)) for path, seal in seals.items()]
