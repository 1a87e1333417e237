"""``manifest.json``: every file of the site with its hash; proof that a folder is ours, and what in it."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

from digest import __version__
from digest.publish.paths import MANIFEST, path_fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.model import Seal

_VERSION = 1
_MAKER = "digest"


def record(seals: Mapping[str, Seal]) -> bytes:
    """The manifest of a site with these files, by path: the same bytes for the same site."""
    files = {path: {"sha256": seal.sha256, "size": seal.size} for path, seal in seals.items()}
    table = {"version": _VERSION, "generator": f"{_MAKER} {__version__}", "files": files}
    return (json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def owned(folder: Path) -> frozenset[str] | None:
    """The paths in ``folder`` that digest made, its manifest included; none when no manifest says so.

    A manifest that is damaged, of another program, or not a plain file proves nothing.
    """
    path = folder / MANIFEST
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        table = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):
        return None
    return frozenset((*table["files"], MANIFEST)) if _is_ours(table) else None


def _is_ours(table: Any) -> bool:
    if not isinstance(table, dict) or table.get("version") != _VERSION:
        return False
    if not str(table.get("generator")).startswith(f"{_MAKER} "):
        return False
    files = table.get("files")
    return isinstance(files, dict) and all(path_fault(path) is None for path in files)
