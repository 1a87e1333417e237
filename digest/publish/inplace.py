"""Where the output folder can't change places with another, its files are replaced one by one.

That is so for a mount point (a container's volume), for a folder of an overlay's lower layer, and where the
folder around may not be written. The next site is then made complete inside the output folder, in
``.digest-next/``, together with a journal of what is to happen. Once the journal is on the disk the new site
is certain: whatever interrupts the rest, the next publish ends it (`resume`).

Each file is the old one or the new one at every moment, and never torn. New paths come first, changed ones
after them, the manifest last of these, and what goes goes at the end: so a link of a page that stands leads
to a page that stands. For the milliseconds of the renames the site as a whole may be of both builds.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from typing import TYPE_CHECKING, Any

from digest.publish.exchange import flush, flush_one
from digest.publish.facts import facts_of, is_folder
from digest.publish.paths import MANIFEST, ancestors, around, path_fault
from digest.publish.tree import found_at, remove_empty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from digest.publish.shield import Shield

STAGED = ".digest-next/files"

_PLACE = ".digest-next"
_LOCK = ".digest-lock"


def is_needed(output: Path) -> bool:
    """Whether ``output`` surely stays where it is: a mount point, or in a folder that we may not change."""
    facts = facts_of(output)
    if facts is None:
        return False
    return facts.st_dev != os.lstat(output.parent).st_dev or not os.access(output.parent, os.W_OK)


def lock_file(output: Path) -> Path:
    """What is locked where nothing can stand beside the folder."""
    return output / _LOCK


def is_own(path: str) -> bool:
    """Whether a path below the output is of this module's making, and of no site."""
    return path.partition("/")[0] in {_PLACE, _LOCK}


def replace_files(
    output: Path, wanted: Mapping[str, bytes], kept: Collection[str], gone: Iterable[str], shield: Shield
) -> None:
    """Makes ``wanted`` the site in ``output``: all of it but ``kept``, which is there; ``gone`` goes."""
    place = output / _PLACE
    place.mkdir()
    new = [path for path in wanted if path not in kept]
    try:
        with shield.open():
            for path in new:
                target = place / "files" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wanted[path])
            flush(place, [place / "files" / path for path in new])
        _write_journal(place, {"new": _in_order(output, new), "gone": sorted(gone)})
    except BaseException:
        shutil.rmtree(place)
        raise
    resume(output)


def resume(output: Path) -> None:
    """Ends what `replace_files` began: a publish with a journal is completed, one without is forgotten."""
    place = output / _PLACE
    if not is_folder(facts_of(place)):
        return
    if (journal := _read_journal(place)) is not None:
        for path in journal["new"]:
            if facts_of(place / "files" / path) is not None:
                make_way(output, path, journal["gone"])
                (place / "files" / path).replace(output / path)
        for path in journal["gone"]:
            remove(output, path)
        remove_emptied(output, journal["gone"])
        flush(output, [output / path for path in journal["new"]])
    shutil.rmtree(place)


def _in_order(output: Path, paths: Iterable[str]) -> list[str]:
    def rank(path: str) -> tuple[bool, bool, str]:
        return path == MANIFEST, facts_of(output / path) is not None, path

    return sorted(paths, key=rank)


def _write_journal(place: Path, journal: Mapping[str, Any]) -> None:
    written = place / "journal.new"
    written.write_text(json.dumps(journal), "utf-8")
    flush_one(written)
    written.replace(place / "journal")
    flush_one(place)


def _read_journal(place: Path) -> dict[str, list[str]] | None:
    """What was to happen; none when that was not decided yet, or when it isn't a journal of ours."""
    try:
        journal = json.loads((place / "journal").read_bytes())
        lists = {"new": list(journal["new"]), "gone": list(journal["gone"])}
        paths = [*lists["new"], *lists["gone"]]
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None
    return lists if all(isinstance(path, str) and path_fault(path) is None for path in paths) else None


def make_way(output: Path, path: str, gone: Collection[str]) -> None:
    """Sees that ``path`` can be a file, in real folders; never through a link."""
    for folder in ancestors(path):
        if not is_folder(facts_of(f"{output}/{folder}")):
            (output / folder).unlink(missing_ok=True)
            (output / folder).mkdir()
    if is_folder(facts_of(output / path)):
        below = [other for other in gone if other.startswith(f"{path}/")]
        for other in below:
            remove(output, other)
        remove_emptied(output, below)


def remove(output: Path, path: str) -> None:
    """Sees that no file is at ``path``; never through a link."""
    if not all(is_folder(facts_of(f"{output}/{folder}")) for folder in ancestors(path)):
        return
    facts = facts_of(f"{output}/{path}")
    if facts is not None and not stat.S_ISDIR(facts.st_mode):
        os.unlink(f"{output}/{path}")


def remove_emptied(output: Path, paths: Iterable[str]) -> None:
    """Removes the folders around ``paths`` that are empty now, innermost first; never through a link."""
    for folder, facts in sorted(found_at(output, around(paths)).items(), reverse=True):
        if is_folder(facts):
            remove_empty(f"{output}/{folder}")
