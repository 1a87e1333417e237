"""Whose the folder is, and whose each path in it: what stands in the way of our files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Problem
from digest.publish.paths import around
from digest.publish.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Collection

_FOLDER_IN_THE_WAY = "holds files that digest did not make, and the site needs a file there"
_EMPTY_IN_THE_WAY = "is an empty folder that digest did not make, and the site needs a file there"
_FILE_FOR_FOLDER = "was not made by digest, and the site needs a folder there"
_FILE_FOR_FILE = "was not made by digest, and the site needs this path"
_TAKE_OVER = "choose another folder with --output, or take this one over with --force"
_REPLACE = "move it away, or have it replaced with --force"


def collisions(  # noqa: PLR0913 - what there is, what shall be, and under which rule
    foreign: Tree,
    wanted: Collection[str],
    kept: Collection[str],
    *,
    is_ours: bool,
    force: bool,
    shown_as: str,
) -> tuple[Problem, ...]:
    """Why the files of ``wanted`` may not be put where ``foreign`` lies; those in ``kept`` are there already.

    A folder that we did not make may hold dot files (``.git``, ``.gitkeep``) and nothing else. ``force`` gets
    past that, and past foreign files at our paths; never past a foreign folder where we need a file.
    """
    problems = [
        Problem(f"{shown_as}/{path}", message, hint="move the folder away")
        for path, message in sorted(_folders_in_the_way(foreign, wanted).items())
    ]
    if force:
        return tuple(problems)
    if not is_ours and (strange := _first_without_dot(foreign)) is not None:
        message = f"holds files that digest did not make, such as '{strange}'"
        return (Problem(shown_as, message, hint=_TAKE_OVER),)
    folders = around(wanted)
    for path in foreign.leaves:
        if path in folders:
            problems.append(Problem(f"{shown_as}/{path}", _FILE_FOR_FOLDER, hint=_REPLACE))
        elif path in wanted and path not in kept:
            problems.append(Problem(f"{shown_as}/{path}", _FILE_FOR_FILE, hint=_REPLACE))
    return tuple(problems)


def surviving(foreign: Tree, wanted: Collection[str]) -> Tree:
    """What of ``foreign`` stays beside the files of ``wanted``: all that is not at a path that these need."""
    needed = around(wanted)
    stays = {
        path: facts for path, facts in foreign.leaves.items() if path not in wanted and path not in needed
    }
    return Tree(foreign.folders, stays)


def _first_without_dot(foreign: Tree) -> str | None:
    top = sorted({path.partition("/")[0] for path in (*foreign.leaves, *foreign.folders)})
    return next((name for name in top if not name.startswith(".")), None)


def _folders_in_the_way(foreign: Tree, wanted: Collection[str]) -> dict[str, str]:
    """Each with what is to be said of it."""
    filled = around(foreign.leaves)
    there = {*filled, *foreign.folders}.intersection(wanted)
    return {path: _FOLDER_IN_THE_WAY if path in filled else _EMPTY_IN_THE_WAY for path in there}
