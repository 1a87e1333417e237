"""Takes ours out of a folder again."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from digest.publish import inplace
from digest.publish.manifest import owned
from digest.publish.paths import MANIFEST
from digest.publish.tree import remove_empty, scan

if TYPE_CHECKING:
    from pathlib import Path


def remove_owned(output: Path) -> int:
    """Removes what the manifest lists, then the manifest, then the folders that this emptied; how many files.

    The manifest goes last of the files, so that a broken off removal can be taken up again.
    """
    ours = owned(output)
    if ours is None:
        return 0
    files = scan(output).leaves.keys() & ours
    for path in sorted(files, key=lambda path: path == MANIFEST):
        with suppress(FileNotFoundError):
            os.unlink(f"{output}/{path}")
    inplace.remove_emptied(output, ours)
    if not inplace.is_needed(output):
        remove_empty(str(output))
    return len(files)
