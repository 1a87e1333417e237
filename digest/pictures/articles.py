"""The pictures of articles: bytes in, files and what a page must know out."""

from __future__ import annotations

import hashlib
import json
import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from digest.model import File, Problem
from digest.model.parts import Picture, Rendition
from digest.pictures.faults import Broken
from digest.pictures.svg import is_svg, size_of
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.model import Article
    from digest.pictures.memory import Memory

MAX_BYTES = 50_000_000
# Each holds a whole picture in memory.
_MOST_AT_A_TIME = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """The picture that an article names; ``read`` gives its bytes, no more than it is told, or an OSError."""

    article: Article
    name: str
    read: Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Each article's picture by its slug, their files, and those that can't be shown."""

    by_slug: dict[str, Picture]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]


def prepare(asked: Sequence[Asked], memory: Memory) -> Pictures:
    """What is shown of each picture, in the order given; alternative text and credit are for others to add.

    Several are worked on at a time, each read only when its turn comes.
    """
    made: list[tuple[Picture, tuple[File, ...]] | Problem] = []
    if asked:
        with warnings.catch_warnings():
            # What Pillow says about odd metadata and large sizes: the first goes, the second is bounded.
            warnings.simplefilter("ignore")
            with ThreadPoolExecutor(min(_MOST_AT_A_TIME, os.cpu_count() or 1)) as pool:
                made = list(pool.map(partial(_prepared, memory=memory), asked))
    good = [(one.article.slug, *got) for one, got in zip(asked, made, strict=True) if isinstance(got, tuple)]
    files = {file.path: file for _, _, some in good for file in some}
    return Pictures(
        {slug: picture for slug, picture, _ in good},
        tuple(files.values()),
        tuple(got for got in made if isinstance(got, Problem)),
    )


def _prepared(asked: Asked, memory: Memory) -> tuple[Picture, tuple[File, ...]] | Problem:
    try:
        content = _read(asked)
        if is_svg(content):
            return _as_it_is(asked.name, content)
        return _unpacked(asked.name, memory.remembered("picture", content, partial(_packed, content)))
    except Broken as error:
        line = asked.article.lines.get("image")
        message = f"{asked.article.image!r} {error}"
        return Problem(asked.article.path, message, line, "image", error.hint, "warning")


def _read(asked: Asked) -> bytes:
    try:
        content = asked.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise Broken(f"can't be read: {reason}", "let it be read, or take the line out") from error
    if not content:
        raise Broken("is empty")
    if len(content) > MAX_BYTES:
        raise Broken(f"has more than {MAX_BYTES:,} bytes", "make it smaller")
    return content


def _as_it_is(name: str, content: bytes) -> tuple[Picture, tuple[File, ...]]:
    width, height = size_of(content) or (None, None)
    file = _file(name, "svg", None, content)
    return Picture(file.path, "", None, width, height), (file,)


def _packed(content: bytes) -> bytes:
    """The files of a picture in one: a line that lists them, then their bytes."""
    # Pillow takes its time to import, and most builds have all pictures from before.
    from digest.pictures.raster import resized  # noqa: PLC0415

    made = resized(content)
    listed = [(one.ending, one.width, one.height, len(one.content)) for one in made]
    return b"\n".join((json.dumps(listed).encode(), b"".join(one.content for one in made)))


def _unpacked(name: str, packed: bytes) -> tuple[Picture, tuple[File, ...]]:
    line, _, contents = packed.partition(b"\n")
    listed = json.loads(line)
    ends = accumulate(length for *_, length in listed)
    files = tuple(
        _file(name, ending, width, contents[end - length : end])
        for (ending, width, _, length), end in zip(listed, ends, strict=True)
    )
    (_, width, height, _), *others = listed
    webp = tuple(Rendition(file.path, wide) for file, (_, wide, *_) in zip(files[1:], others, strict=True))
    return Picture(files[0].path, "", None, width, height, webp), files


def _file(name: str, ending: str, width: int | None, content: bytes) -> File:
    """Named after the original, and after its own bytes: another picture has another address."""
    stem = slugify(PurePosixPath(name).stem) or "picture"
    size = f"-{width}" if width else ""
    return File(f"pictures/{stem}{size}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content)
