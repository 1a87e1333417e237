"""The previous site rests beside the output until the next one is made of it.

To make and remove tens of thousands of folders and links takes seconds, and from one day to the next nearly
all of them stay. So of a site that was replaced, ``.output.digest-previous/`` keeps what the new one has,
too: the folders, and in them second names of its files. These take no room, and no more is believed of them
than that they are the very files of the output. The manifest among them proves that the folder is ours; one
without stays as it is, and nothing rests.
"""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.publish.carry import Succession, absorb
from digest.publish.facts import facts_of, is_folder
from digest.publish.inplace import is_needed
from digest.publish.manifest import owned
from digest.publish.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from digest.publish.seen import Seen


def resting_place(output: Path) -> Path:
    """Where the site that was before the one in ``output`` rests."""
    return output.with_name(f".{output.name}.digest-previous")


def lay_to_rest(previous: Path, output: Path, known: Succession, seen: Seen | None) -> None:
    """Keeps what ``previous`` shares with the site that took its place; what is foreign moves over there."""
    place = resting_place(output)
    may_rest = known.before and facts_of(place) is None
    left, _ = absorb(previous, output, known if may_rest else replace(known, shared={}), seen)
    if left.leaves:
        previous.chmod(stat.S_IRWXU)  # no other's server shall show it
        previous.rename(place)


def tidied(output: Path, there: Tree, ours: frozenset[str], seen: Seen | None) -> tuple[Tree, bool]:
    """What rests, after all went that isn't the output's; what a late program left there moves over.

    In the output lies what is ``there``, of which digest's files are ``ours``. Said is also whether anything
    went, which may have come there.
    """
    before = _owned_at_rest(output)
    if before is None:
        return Tree({}, {}), False
    shared = {path: facts for path, facts in there.leaves.items() if path in ours}
    return absorb(resting_place(output), output, Succession(before, ours, shared), seen)


def drop(output: Path) -> None:
    """Sees that nothing of ours rests."""
    before = _owned_at_rest(output)
    if before is None:
        return
    if is_folder(facts_of(output)):
        absorb(resting_place(output), output, Succession(before, owned(output) or frozenset()), None)
    else:
        shutil.rmtree(resting_place(output))


def _owned_at_rest(output: Path) -> frozenset[str] | None:
    """The paths of digest's files where a site rests; none where that is not digest's to change."""
    place = resting_place(output)
    if is_needed(output) or not is_folder(facts_of(place)):
        return None
    return owned(place) if os.access(place, os.R_OK | os.W_OK | os.X_OK) else None
