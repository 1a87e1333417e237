"""What a publish says when it can't, and what the system's errors mean to a curator."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.publish.inplace import STAGED
from digest.publish.lock import BusyError
from digest.publish.staging import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINTS = {
    errno.EEXIST: "delete what stands there, or move it away",
    errno.ENOSPC: "make room on the disk and build again",
    errno.EDQUOT: "make room in your quota and build again",
    errno.EFBIG: "make the file smaller",
    errno.EACCES: "make the folder and the one around it writable",
    errno.EPERM: "make the folder and the one around it writable",
    errno.EROFS: "choose a folder on a file system that can be written",
    errno.ENAMETOOLONG: "give what makes this file a shorter slug",
    errno.EXDEV: "choose a folder that holds no mount point",
}


class PublishError(Exception):
    """Nothing was published, for these problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@contextmanager
def refusing(shown_as: str, output: Path) -> Iterator[None]:
    """Says what the system refuses as a problem of the folder."""
    try:
        yield
    except BusyError as error:
        owner = f" (process {error.owner})" if error.owner else ""
        message = f"another digest is publishing here{owner}"
        raise PublishError([Problem(shown_as, message, hint="wait until it is done")]) from error
    except OSError as error:
        if error.errno is None:
            raise
        raise PublishError([_problem(error, shown_as, output)]) from error


def _problem(error: OSError, shown_as: str, output: Path) -> Problem:
    reason = (error.strerror or os.strerror(error.errno or 0)).lower()
    where = _place(error, output)
    message = f"can't be published: {reason}" + (f" ('{where}')" if where else "")
    return Problem(shown_as, message, hint=_HINTS.get(error.errno or 0))


def _place(error: OSError, output: Path) -> str | None:
    """The file at fault: its path in the site that was being made, else as seen from beside the output."""
    if not isinstance(error.filename, str | os.PathLike):
        return None
    around = output.absolute().parent.resolve()
    path = Path(os.path.relpath(error.filename, around))
    if path.is_relative_to(staged := Path(output.name, STAGED)):
        return path.relative_to(staged).as_posix()
    if path.parts[0] == workspace(output).name:
        path = Path(*path.parts[2:]) if path.parts[2:] else Path(path.parts[0])
    return path.as_posix()
