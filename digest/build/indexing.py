"""What readers search becomes the index's files; they are known while readers search the same."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from digest.model import KnownFile, Seal
from digest.render import pagefind_files, search_files
from digest.runtime.fingerprint import fingerprint
from digest.runtime.frozen import freeze, thaw
from digest.runtime.keys import key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.model import AnyFile, File, Problem
    from digest.model.pages import Site
    from digest.runtime.work import Workshop


def index(site: Site, engine: str, workshop: Workshop) -> Sequence[AnyFile] | Problem:
    """The files that ``engine`` searches, or why there can be none."""
    if engine == "pagefind":
        return pagefind_files(site.searched, site.chrome.language)
    make = partial(search_files, site.searched, workshop.each_held)
    cache = workshop.cache
    if cache is None:
        return make()
    place = key(fingerprint("render"), "the index of", site.searched)
    with suppress(KeyError, ValueError):
        return _known(thaw(cache.recall([place])[place]), make)
    files = make()
    seals = [file.seal for file in files]
    known = {file.path: (seal.sha256, seal.size) for file, seal in zip(files, seals, strict=True)}
    cache.remember({place: freeze(known)})
    return files


def _known(seals: Mapping[str, tuple[str, int]], make: Callable[[], Sequence[File]]) -> Sequence[KnownFile]:
    @lru_cache(maxsize=1)
    def contents() -> Mapping[str, bytes]:
        return {file.path: file.content for file in make()}

    def content(path: str) -> bytes:
        return contents().get(path, b"")

    return [KnownFile(path, Seal(*seal), partial(content, path)) for path, seal in seals.items()]
