"""Takes ours out of a folder again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.publish import inplace
from digest.publish.manifest import owned
from digest.publish.paths import MANIFEST, ancestors
from digest.publish.tree import scan

if TYPE_CHECKING:
    from pathlib import Path


def remove_owned(output: Path) -> int:
    """Removes what the manifest lists, then the manifest, then the folders that this emptied; how many files.

    The manifest goes last of the files, so that a broken off removal can be taken up again.
    """
    ours = owned(output)
    if ours is None:
        return 0
    there = [path for path in scan(output).leaves if path in ours]
    for path in sorted(there, key=lambda path: path == MANIFEST):
        (output / path).unlink(missing_ok=True)
    around = {folder for path in ours for folder in ancestors(path)}
    left = scan(output)
    for folder in sorted(around & left.folders.keys(), reverse=True):
        if not any((output / folder).iterdir()):
            (output / folder).rmdir()
    if not any(output.iterdir()) and not inplace.is_needed(output):
        output.rmdir()
    return len(there)
