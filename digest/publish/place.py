"""Where a site goes, and the bytes that go there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import File, Problem
from digest.publish import inplace
from digest.publish.refusal import PublishError
from digest.publish.tree import facts_of, is_folder

if TYPE_CHECKING:
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


def made(file: AnyFile, shown: str) -> File:
    """A file with its bytes, which are made before anything is touched."""
    if isinstance(file, File):
        return file
    if (made := File(file.path, file.content)).seal != file.seal:
        message = "comes out different from how it was made before"
        raise PublishError([Problem(f"{shown}/{file.path}", message, hint=_AGAIN)])
    return made
