"""What can't be published is refused with a sentence, and the old site stays as it was."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from digest.publish import PublishError, exchange, lock, publish, staging, tree

OLD = {"index.html": "old", "a/index.html": "old"}
NEW = {"index.html": "new", "a/index.html": "new", "b/index.html": "new"}


def _refusal(project, site=NEW, **options):
    with pytest.raises(PublishError) as raised:
        project.publish(site, **options)
    return "\n".join(str(problem) for problem in raised.value.problems)


def test_an_output_that_is_a_file_is_refused(project):
    project.output.write_text("a file")
    assert _refusal(project) == "output: error: is not a folder; choose another folder with --output"
    assert project.output.read_text() == "a file"


@pytest.mark.parametrize("target", ["real", "nowhere"])
def test_an_output_that_is_a_link_is_refused_and_not_followed(project, target):
    (project.root / "real").mkdir()
    project.output.symlink_to(target)
    assert _refusal(project) == "output: error: is a symbolic link; name the folder that it leads to"
    assert project.beside() == ["real"]
    assert list((project.root / "real").iterdir()) == []


def test_a_link_above_the_output_is_followed(project):
    (project.root / "real").mkdir()
    (project.root / "alias").symlink_to("real")
    type(project)(project.root / "alias").publish(NEW)
    assert type(project)(project.root / "real").read() == NEW


def test_the_root_of_the_file_system_is_refused():
    with pytest.raises(PublishError, match="is the root of the file system"):
        publish([], Path("/"))


def test_problems_name_the_folder_as_the_caller_does(project):
    project.write("mine.txt")
    assert _refusal(project, shown_as="build/site").startswith("build/site: error: holds files")


CODES = [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.ENAMETOOLONG]


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
@pytest.mark.parametrize("write", range(4))
def test_when_the_system_refuses_a_write_the_old_site_stays_to_the_byte(project, monkeypatch, code, write):
    project.publish(OLD)
    project.write("CNAME", "foreign")
    before = project.identities()
    writes = iter(range(100))
    really_open = open

    def refusing(path, mode="r", *args, **options):
        if mode == "xb" and next(writes) == write:
            raise OSError(code, os.strerror(code), path)
        return really_open(path, mode, *args, **options)

    monkeypatch.setattr("builtins.open", refusing)
    assert os.strerror(code).lower() in _refusal(project)
    monkeypatch.undo()
    assert project.identities() == before
    assert project.read() == {**OLD, "CNAME": "foreign"}
    assert project.beside() == []


def test_a_refused_write_is_told_with_the_page_and_what_to_do(project, monkeypatch):
    really_open = open

    def full(path, *args, **options):
        if path.endswith("b/index.html"):
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return really_open(path, *args, **options)

    monkeypatch.setattr("builtins.open", full)
    assert _refusal(project) == (
        "output: error: can't be published: no space left on device ('b/index.html'); "
        "make room on the disk and build again"
    )


def _run(script, output):
    command = [sys.executable, "-c", script, output]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own script


LIMITED = """
import resource, sys
from pathlib import Path
from digest.model import File
from digest.publish import PublishError, publish

resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    publish([File("index.html", b"new"), File("z.html", b"z" * 20_000)], Path(sys.argv[1]))
except PublishError as error:
    print(error)
"""


def test_a_real_limit_met_in_the_middle_of_a_write_leaves_the_old_site(project):
    project.publish(OLD)
    before = project.identities()
    said = _run(LIMITED, project.output)
    assert said == "output: error: can't be published: file too large; make the file smaller\n"
    assert project.identities() == before
    assert project.beside() == []


def test_a_file_system_mounted_inside_the_output_is_refused(project, monkeypatch):
    project.publish(OLD)
    project.write("mounted/file")

    really_facts_of = tree.facts_of

    def facts_of(path):
        facts = really_facts_of(path)
        if not str(path).endswith("mounted"):
            return facts
        return facts._replace(st_dev=facts.st_dev + 1)

    monkeypatch.setattr(tree, "facts_of", facts_of)
    assert "another file system is mounted here ('output/mounted')" in _refusal(project)


def test_everything_is_on_the_disk_before_the_exchange_and_the_exchange_before_the_old_site_goes(
    project, monkeypatch
):
    project.publish(OLD)
    steps = []
    for name in ("flush", "exchange", "flush_one", "lay_to_rest"):
        step = getattr(staging, name)
        monkeypatch.setattr(
            staging,
            name,
            lambda *args, name=name, step=step: steps.append((name, args[0].name)) or step(*args),
        )
    project.publish(NEW)
    assert [name for name, _ in steps] == ["flush", "exchange", "flush_one", "lay_to_rest"]
    assert steps[2] == ("flush_one", project.root.name)


def test_a_link_in_place_of_the_folder_for_the_next_site_is_not_followed(project):
    project.publish(OLD)
    (project.root / "precious/1").mkdir(parents=True)
    (project.root / ".output.digest-next").symlink_to("precious")
    assert "file exists ('.output.digest-next')" in _refusal(project)
    assert (project.root / "precious/1").is_dir()


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from digest.model import File
from digest.publish import PublishError, publish

if os.geteuid() == 0:
    os.setuid(65534)
try:
    publish([File("index.html", b"new")], Path(sys.argv[1]))
    print("published")
except PublishError as error:
    print(error)
"""


@pytest.mark.parametrize("unwritable", [["output"], ["output", "."]], ids=["output", "all"])
def test_a_folder_that_may_not_be_written_is_refused_and_left_without_litter(project, unwritable):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        there = type(project)(Path(folder))
        there.publish(OLD)
        there.output.chmod(0o777)
        there.root.chmod(0o777)
        for path in unwritable:
            (there.root / path).chmod(0o555)
        before = there.identities()
        said = _run(UNPRIVILEGED, there.output)
        there.root.chmod(0o755)
        assert said.startswith("output: error: can't be published: permission denied")
        assert said.endswith("; make the folder and the one around it writable\n")
        assert there.identities() == before
        assert there.beside() == []


def test_a_foreign_folder_that_its_owner_may_not_write_does_not_stop_him():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        output = Path(folder, "output")
        (output / ".git/objects").mkdir(parents=True)
        (output / ".git/objects/blob").write_text("blob")
        (output / ".git/objects").chmod(0o555)
        for path in (*output.rglob("*"), output, output.parent):
            os.chown(path, *((65534, 65534) if os.geteuid() == 0 else (-1, -1)))
        assert _run(UNPRIVILEGED, output) == "published\n"
        assert (output / ".git/objects/blob").read_text() == "blob"
        assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_when_the_disk_does_not_confirm_what_was_written_the_old_site_stays(project, monkeypatch):
    class Library:
        @staticmethod
        def syncfs(_descriptor):
            ctypes.set_errno(errno.EIO)
            return -1

    project.publish(OLD)
    monkeypatch.setattr(exchange, "_library", Library)
    assert "input/output error" in _refusal(project)
    assert project.read() == OLD
    assert project.beside() == []


def test_a_system_that_knows_how_to_exchange_and_refuses_is_believed(project, monkeypatch):
    project.publish(OLD)

    def broken(_one, _other):
        ctypes.set_errno(errno.EIO)
        return -1

    monkeypatch.setattr(exchange, "_system_exchange", broken)
    assert "input/output error" in _refusal(project)
    assert project.read() == OLD
    assert project.beside() == []


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="no other system can")
def test_this_system_exchanges_two_folders_in_one_step(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    before = one.stat().st_ino, other.stat().st_ino
    assert exchange.exchange(one, other)
    assert (other.stat().st_ino, one.stat().st_ino) == before


def test_a_second_publish_gives_up_with_a_sentence_that_names_the_first(project, monkeypatch):
    project.publish(OLD)
    monkeypatch.setattr("digest.publish.locked", lambda path, **how: lock.locked(path, 0.1, **how))
    with lock.locked(project.root / ".output.digest-lock"):
        assert _refusal(project) == (
            f"output: error: another digest is publishing here (process {os.getpid()}); wait until it is done"
        )
    assert project.read() == OLD
    project.publish(NEW)


def test_a_second_publish_waits_for_the_first(project):
    project.publish(OLD)
    started = threading.Event()
    with lock.locked(project.root / ".output.digest-lock"):
        second = threading.Thread(target=lambda: (started.set(), project.publish(NEW)))
        second.start()
        started.wait()
        second.join(0.2)
        assert second.is_alive()
        assert project.read() == OLD
    second.join()
    assert project.read() == NEW
    assert project.beside() == []


def test_the_lock_of_a_dead_process_holds_nobody_up(project):
    (project.root / ".output.digest-lock").write_text("4711")
    project.publish(NEW)
    assert project.beside() == []


def test_a_lock_on_a_file_that_its_owner_has_removed_is_taken_anew(project, monkeypatch):
    path = project.root / "lock"
    really_try = lock._try
    tries = []

    def late(descriptor):
        if not tries:
            path.unlink()
        tries.append(descriptor)
        return really_try(descriptor)

    monkeypatch.setattr(lock, "_try", late)
    with lock.locked(path):
        assert path.read_text() == str(os.getpid())
    assert len(tries) == 2


def test_a_link_in_place_of_the_lock_is_not_followed(project):
    (project.root / "precious").write_text("kept")
    (project.root / ".output.digest-lock").symlink_to("precious")
    assert "('.output.digest-lock')" in _refusal(project)
    assert (project.root / "precious").read_text() == "kept"


def test_of_many_publishes_at_once_each_makes_a_whole_site(project):
    sites = [{f"{n}/index.html": str(n), "index.html": str(n), "same": "same"} for n in range(8)]
    gate = threading.Barrier(len(sites))
    threads = [
        threading.Thread(target=lambda site=site: (gate.wait(), project.publish(site))) for site in sites
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert project.read() in sites
    assert project.beside() == []
