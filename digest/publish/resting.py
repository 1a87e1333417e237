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
from typing import TYPE_CHECKING

from digest.publish.carry import absorb
from digest.publish.inplace import is_needed
from digest.publish.manifest import owned
from digest.publish.tree import Tree, facts_of, is_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.publish.seen import Seen
    from digest.publish.tree import Identity


def resting_place(output: Path) -> Path:
    """Where the site that was before the one in ``output`` rests."""
    return output.with_name(f".{output.name}.digest-previous")


def lay_to_rest(previous: Path, output: Path, carried: Mapping[str, Identity], seen: Seen | None) -> None:
    """Keeps what ``previous`` shares with the site that took its place; what is foreign moves over there."""
    place = resting_place(output)
    if absorb(previous, output, carried, keep=facts_of(place) is None, seen=seen).leaves:
        previous.chmod(stat.S_IRWXU)  # no other's server shall show it
        previous.rename(place)


def tidied(output: Path, seen: Seen | None) -> Tree:
    """What rests, after all went that isn't the output's; what a late program left there moves over."""
    if is_folder(facts_of(output)) and _is_ours(output):
        return absorb(resting_place(output), output, {}, keep=True, seen=seen)
    return Tree({}, {})


def drop(output: Path) -> None:
    """Sees that nothing of ours rests."""
    if not _is_ours(output):
        return
    if is_folder(facts_of(output)):
        absorb(resting_place(output), output, {}, keep=False, seen=None)
    else:
        shutil.rmtree(resting_place(output))


def _is_ours(output: Path) -> bool:
    place = resting_place(output)
    if is_needed(output) or not is_folder(facts_of(place)):
        return False
    return os.access(place, os.R_OK | os.W_OK | os.X_OK) and owned(place) is not None
