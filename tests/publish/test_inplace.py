"""Where the output folder can't become another one, its files are replaced, each of them whole."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from digest.publish import PublishError, clean, exchange, inplace

OLD = {"index.html": "old", "same.css": "same", "old/index.html": "old", "a": "old", "f/g/h": "old"}
NEW = {"index.html": "new", "same.css": "same", "new/index.html": "new", "a/b": "new", "f": "new"}
FOREIGN = {"CNAME": "foreign", ".git/HEAD": "foreign", "old/notes.txt": "foreign"}


class Death(BaseException):
    """The process is gone."""


@pytest.fixture
def mounted(project, monkeypatch):
    """An output with a site in it that is a mount point, as far as the publisher can tell."""
    project.publish(OLD)
    for path, text in FOREIGN.items():
        project.write(path, text)
    monkeypatch.setattr(inplace, "is_needed", lambda output: output.exists())
    return project


def test_the_folder_stays_the_same_folder_and_gets_the_new_site(mounted):
    before = mounted.output.stat().st_ino
    published = mounted.publish(NEW)
    assert mounted.read() == {**NEW, **FOREIGN}
    assert mounted.output.stat().st_ino == before
    assert (published.written, published.unchanged, published.removed) == (4, 1, 3)
    assert mounted.beside() == []
    assert sorted(path.name for path in mounted.output.iterdir() if path.name.startswith(".")) == [".git"]


def test_files_that_do_not_change_are_not_touched_nor_are_foreign_ones(mounted):
    before = mounted.identities()
    mounted.publish(NEW)
    after = mounted.identities()
    assert {path for path in before if after.get(path) == before[path]} == {"same.css", *FOREIGN}


def test_an_emptied_folder_goes(mounted):
    mounted.publish(NEW)
    assert mounted.folders() == {"a", "new", "old", ".git"}


def test_cleaning_leaves_the_folder_itself(mounted):
    clean(mounted.output)
    assert mounted.read() == FOREIGN


def _mortal(monkeypatch, steps):
    left = [steps]

    def dying(step):
        def taken(*args, **options):
            left[0] -= 1
            if left[0] < 0:
                raise Death
            return step(*args, **options)

        return taken

    for name in ("rename", "replace", "unlink", "mkdir", "rmdir", "open"):
        monkeypatch.setattr(os, name, dying(getattr(os, name)))
    monkeypatch.setattr(Path, "open", dying(Path.open))


@pytest.mark.parametrize("following", [OLD, NEW], ids=["old again", "new again"])
def test_after_a_death_at_each_single_step_no_file_is_torn_and_the_next_publish_heals(
    mounted, monkeypatch, following
):
    seen = set()
    for steps in range(400):
        mounted.publish(OLD)
        with monkeypatch.context() as patch:
            _mortal(patch, steps)
            try:
                mounted.publish(NEW)
                died = False
            except Death:
                died = True
        # What rests in its own folder is not of the site.
        there = {path: text for path, text in mounted.read().items() if not inplace.is_own(path)}
        assert there.items() >= FOREIGN.items()
        assert set(there.values()) <= {"old", "new", "same", "foreign"}
        assert "index.html" in there
        seen.add(there["index.html"])
        mounted.publish(following)
        assert mounted.read() == {**following, **FOREIGN}
        if not died:
            break
    assert seen == {"old", "new"}
    assert steps > 30


def test_once_it_is_decided_even_another_program_s_start_completes_it(mounted, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(inplace, "resume", lambda _output: None)
        mounted.publish(NEW)
    assert mounted.read()["index.html"] == "old"
    inplace.resume(mounted.output)
    assert mounted.read() == {**NEW, **FOREIGN}


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "[]",
        '{"new": ["../x"], "gone": []}',
        '{"new": [], "gone": ["/etc/x"]}',
        '{"new": [1], "gone": []}',
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(mounted, journal):
    place = mounted.output / ".digest-next"
    (place / "files").mkdir(parents=True)
    (place / "journal").write_text(journal)
    (mounted.root / "x").write_text("mine")
    mounted.publish(NEW)
    assert mounted.read() == {**NEW, **FOREIGN}
    assert (mounted.root / "x").read_text() == "mine"


def test_new_pages_come_before_those_that_link_to_them_and_old_ones_go_last(mounted, monkeypatch):
    steps = []
    really_replace, really_remove = Path.replace, inplace.remove

    def replace(source, target):
        steps.append(Path(target).relative_to(mounted.output).as_posix())
        return really_replace(source, target)

    def remove(output, path):
        steps.append(f"-{path}")
        really_remove(output, path)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(inplace, "remove", remove)
    mounted.publish({**OLD, "index.html": "new", "z/index.html": "new"})
    mounted.publish(OLD)
    assert [step for step in steps if "digest-next" not in step] == [
        *("z/index.html", "index.html", "manifest.json"),
        *("index.html", "manifest.json", "-z/index.html"),
    ]


def test_a_full_disk_leaves_the_old_site(mounted, monkeypatch):
    before = mounted.identities()

    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device", str(mounted.output / ".digest-next/files/f"))

    monkeypatch.setattr(inplace, "flush", full)
    with pytest.raises(PublishError, match=r"no space left on device \('f'\); make room"):
        mounted.publish(NEW)
    assert mounted.identities() == before


def test_nothing_is_written_through_a_link_that_took_a_folder_s_place(mounted):
    (mounted.root / "elsewhere").mkdir()
    (mounted.output / "new").symlink_to(mounted.root / "elsewhere")
    with pytest.raises(PublishError, match="was not made by digest"):
        mounted.publish(NEW)
    mounted.publish(NEW, force=True)
    assert mounted.read() == {**NEW, **FOREIGN}
    assert list((mounted.root / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
def test_a_folder_of_which_only_the_exchange_shows_that_it_is_mounted_gets_its_site_too(
    project, monkeypatch, code
):
    project.publish(OLD)

    def immovable(_one, _other):
        ctypes.set_errno(code)
        return -1

    monkeypatch.setattr(exchange, "_system_exchange", immovable)
    project.publish(NEW)
    assert project.read() == NEW
    assert project.beside() == []


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from digest.model import File
from digest.publish import publish

if os.geteuid() == 0:
    os.setuid(65534)
publish([File("index.html", b"new")], Path(sys.argv[1]))
"""


def test_only_the_output_itself_need_be_writable():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        output = Path(folder, "output")
        output.mkdir()
        os.chown(output, *((65534, 65534) if os.geteuid() == 0 else (-1, -1)))
        output.parent.chmod(0o555)
        for _ in range(2):
            command = [sys.executable, "-c", UNPRIVILEGED, output]
            subprocess.run(command, check=True)  # noqa: S603 - our own script
        assert sorted(path.name for path in output.iterdir()) == ["index.html", "manifest.json"]
        output.parent.chmod(0o755)
