"""A folder in which a site is published, and its state as a value that two moments can be compared by."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from digest.model import File
from digest.publish import publish

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder with an ``output`` in it; chainable, so that a test reads as a story."""

    root: Path

    @property
    def output(self):
        return self.root / "output"

    def publish(self, site, **options):
        """Publishes a site given as ``path: text``."""
        return publish([File(path, text.encode()) for path, text in site.items()], self.output, **options)

    def write(self, path, text="foreign"):
        """Puts a file into the output by hand."""
        target = self.output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self

    def read(self):
        """Every file of the output but the manifest, as ``path: text``; a link as ``-> target``."""
        found = {path: _text(self.output / path) for path in _leaves(self.output)}
        return {path: text for path, text in found.items() if path != "manifest.json"}

    def folders(self):
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_dir()}

    def identities(self):
        """What would differ if a file had been written anew: inode and time of change, by path."""
        stats = {path: os.lstat(self.output / path) for path in _leaves(self.output)}
        return {path: (facts.st_ino, facts.st_mtime_ns) for path, facts in stats.items()}

    def beside(self):
        """The names beside the output: a publish leaves none behind."""
        names = {path.name for path in self.root.iterdir()}
        return sorted(names - {"output", ".output.digest-previous"})


def _leaves(root):
    found = (path for path in root.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.relative_to(root).as_posix() for path in found)


def _text(path):
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return path.read_text(encoding="utf-8") if stat.S_ISREG(path.stat().st_mode) else "special"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)
