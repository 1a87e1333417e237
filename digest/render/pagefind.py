"""The index of pagefind (https://pagefind.app), an extra, for those who prefer it to ours.

This part of the stage runs a program: pagefind's own, which makes the same bytes of the same articles.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import File, Problem
from digest.render.addresses import quoted
from digest.render.filters import day
from digest.render.search import pagefind_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model.feeds import SearchDocument

FOLDER = "pagefind/"
# Its own look, which the theme does not need.
_LEFT_OUT = ("pagefind-component-ui", "pagefind-highlight", "pagefind-modular-ui", "pagefind-ui")


def pagefind_files(documents: Sequence[SearchDocument], language: str) -> tuple[File, ...] | Problem:
    """The files of an index of ``documents``, all in one; a Problem where pagefind is not installed."""
    try:
        from pagefind.service import PagefindService, get_executable  # noqa: PLC0415 - an extra
    except ImportError:
        return _missing()
    if get_executable() is None:
        return _missing()
    import asyncio  # noqa: PLC0415 - it brings the network's modules, which nothing else here needs

    async def index(folder: str) -> None:
        async with PagefindService() as service:
            made = await service.create_index({"force_language": language})
            for document in documents:
                await made.add_custom_record(
                    url=f"/{quoted(document.address)}",
                    content=". ".join((document.title, *document.about, *document.texts)),
                    language=language,
                    meta=_shown(document),
                )
            await made.write_files(folder)

    with tempfile.TemporaryDirectory(prefix="digest-pagefind-") as folder:
        # In a thread of its own, for whoever builds may have an event loop running.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, index(folder)).result()
        return (pagefind_index(), *_files(Path(folder)))


def _shown(document: SearchDocument) -> dict[str, str]:
    when = document.when
    return {
        "title": document.title,
        "outlet": document.outlet,
        "date": day(when) if when else "",
        "day": when.at.date().isoformat() if when else "",
        "language": document.language,
    }


def _files(folder: Path) -> list[File]:
    return [
        File(FOLDER + path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(_LEFT_OUT)
    ]


def _missing() -> Problem:
    message = "pagefind is not installed"
    hint = "run pip install 'news-digest[pagefind]', or take the line out and the built-in search is used"
    return Problem("digest.toml", message, None, "search.engine", hint)
