"""Where a site goes, and the bytes that go there."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import File, Problem
from digest.publish import inplace
from digest.publish.facts import facts_of, is_folder
from digest.publish.refusal import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import AnyFile

_AGAIN = "build again when nobody changes templates, or delete .digest/cache"
_OTHER_FOLDER = "choose another folder with --output"


def real_place(output: Path, shown: str) -> Path:
    """Where the folder is, links above it followed; raises when it is anything but a folder or nothing."""
    place = Path(os.path.abspath(output))  # resolve() would follow the folder's own link
    if not place.name:
        raise PublishError([Problem(shown, "is the root of the file system", hint=_OTHER_FOLDER)])
    place = place.parent.resolve() / place.name
    facts = facts_of(place)
    if facts is not None and stat.S_ISLNK(facts.st_mode):
        raise PublishError([Problem(shown, "is a symbolic link", hint="name the folder that it leads to")])
    if facts is not None and not is_folder(facts):
        raise PublishError([Problem(shown, "is not a folder", hint=_OTHER_FOLDER)])
    return place


def lock_file(output: Path) -> Path:
    """What is locked by who changes ``output``."""
    if inplace.is_needed(output):
        return inplace.lock_file(output)
    return output.with_name(f".{output.name}.digest-lock")


class Contents(Mapping[str, bytes]):
    """The bytes of ``files`` by their paths, made when they are asked for: together they are much.

    Raises `PublishError` where they are others than was said, of a folder ``shown`` so.
    """

    def __init__(self, files: Mapping[str, AnyFile], shown: str) -> None:
        self._files = files
        self._shown = shown

    def __getitem__(self, path: str) -> bytes:
        """Those of one file."""
        file = self._files[path]
        content = file.content
        if not isinstance(file, File) and File(path, content).seal != file.seal:
            message = "comes out different from how it was made before"
            raise PublishError([Problem(f"{self._shown}/{path}", message, hint=_AGAIN)])
        return content

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; nothing is made for the answer."""
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        """All paths, in order."""
        return iter(self._files)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._files)
