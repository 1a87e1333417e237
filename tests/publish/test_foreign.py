"""What others put into the output folder stays, whatever it is and wherever, also while we publish."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import digest.publish as publishing
from digest.publish import PublishError, staging

SITE = {"index.html": "home", "a/index.html": "a", "gone/index.html": "g"}
NEXT = {"index.html": "new home", "a/index.html": "a"}


def _problems(project, site, **options):
    with pytest.raises(PublishError) as raised:
        project.publish(site, **options)
    return [str(problem) for problem in raised.value.problems]


def test_files_folders_and_links_of_others_stay_as_the_very_files_they_were(project):
    outside = project.root / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept")
    project.publish(SITE)
    foreign = {"CNAME": "example.org", ".git/HEAD": "ref", ".git/objects/ab/cd": "blob", ".well-known/x": "y"}
    foreign |= {"a/notes.txt": "inside ours", "gone/notes.txt": "inside ours"}
    for path, text in foreign.items():
        project.write(path, text)
    (project.output / "a/empty").mkdir()
    (project.output / "linked").symlink_to(outside)
    (project.output / "a/dangling").symlink_to("nowhere")
    os.mkfifo(project.output / "pipe")
    before = project.identities()
    project.publish(NEXT)
    links = {"linked": f"-> {outside}", "a/dangling": "-> nowhere", "pipe": "special"}
    assert project.read() == {**NEXT, **foreign, **links}
    after = project.identities()
    assert {path: after[path] for path in (*foreign, *links)} == {
        path: before[path] for path in (*foreign, *links)
    }
    assert "a/empty" in project.folders()
    assert [path.name for path in outside.iterdir()] == ["kept.txt"]
    assert project.beside() == ["outside"]


def test_no_reader_misses_what_is_foreign_not_even_while_the_sites_change_places(project, monkeypatch):
    project.publish(SITE)
    project.write("CNAME").write("a/notes.txt")
    carried = []
    really_exchange = staging.exchange

    def look(staged, output):
        carried.extend((staged / path).read_text() for path in ("CNAME", "a/notes.txt"))
        return really_exchange(staged, output)

    monkeypatch.setattr(staging, "exchange", look)
    project.publish(NEXT)
    assert carried == ["foreign", "foreign"]


def test_modes_of_foreign_folders_stay(project):
    project.publish(SITE)
    project.write(".git/HEAD")
    (project.output / ".git").chmod(0o711)
    project.publish(NEXT)
    assert (project.output / ".git").stat().st_mode & 0o777 == 0o711


def test_a_folder_with_nothing_but_dot_files_is_taken_over_and_they_stay(project):
    project.write(".git/HEAD", "ref").write(".gitkeep", "")
    project.publish(NEXT)
    assert project.read() == {**NEXT, ".git/HEAD": "ref", ".gitkeep": ""}


def test_a_foreign_file_with_just_our_bytes_becomes_ours(project):
    project.write(".nojekyll", "").write(".git/HEAD", "ref")
    project.publish({**NEXT, ".nojekyll": ""})
    project.publish(NEXT)
    assert project.read() == {**NEXT, ".git/HEAD": "ref"}


def test_a_folder_that_digest_did_not_make_is_refused_and_left_alone(project):
    project.write("thesis.tex", "years of work").write(".git/HEAD", "ref")
    before = project.identities()
    hint = "choose another folder with --output, or take this one over with --force"
    assert _problems(project, NEXT) == [
        f"output: error: holds files that digest did not make, such as 'thesis.tex'; {hint}"
    ]
    assert project.identities() == before
    assert project.beside() == []


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"version": 1}',
        '{"name": "An app", "icons": []}',
        '{"version": 2, "generator": "digest 9", "files": {}}',
        '{"version": 1, "generator": "other 1", "files": {"mine.html": {}}}',
        '{"version": 1, "generator": "digest 1", "files": {"../mine.html": {}}}',
    ],
)
def test_a_manifest_that_is_not_ours_proves_nothing(project, manifest):
    project.write("manifest.json", manifest)
    assert "such as 'manifest.json'" in _problems(project, NEXT)[0]
    project.write("mine.html", "mine").publish(NEXT, force=True)
    assert project.read() == {**NEXT, "mine.html": "mine"}


def test_force_takes_a_foreign_folder_over_and_replaces_only_what_collides(project):
    project.write("index.html", "theirs").write("a", "theirs").write("thesis.tex", "years of work")
    os.utime(project.output / "index.html", (4e9, 4e9))
    project.publish(NEXT, force=True)
    assert project.read() == {**NEXT, "thesis.tex": "years of work"}
    project.publish({"index.html": "home"})
    assert project.read() == {"index.html": "home", "thesis.tex": "years of work"}


def test_a_foreign_file_at_a_path_of_ours_is_refused_by_name_unless_forced(project):
    project.publish({"index.html": "home"})
    project.write("feed.xml", "theirs").write("a", "theirs").write("other.txt", "theirs")
    (project.output / "b").symlink_to(project.root)
    site = {"index.html": "home", "feed.xml": "ours", "a/index.html": "a", "b/index.html": "b"}
    before = project.identities()
    hint = "move it away, or have it replaced with --force"
    assert _problems(project, site) == [
        f"output/a: error: was not made by digest, and the site needs a folder there; {hint}",
        f"output/b: error: was not made by digest, and the site needs a folder there; {hint}",
        f"output/feed.xml: error: was not made by digest, and the site needs this path; {hint}",
    ]
    assert project.identities() == before
    project.publish(site, force=True)
    assert project.read() == {**site, "other.txt": "theirs"}
    assert not (project.root / "index.html").exists()


def test_a_folder_of_ours_that_somebody_made_a_link_is_refused_though_all_pages_seem_to_be_there(project):
    project.publish(NEXT)
    (project.output / "a").rename(project.root / "a")
    (project.output / "a").symlink_to("../a")
    assert _problems(project, NEXT)[0].startswith("output/a: error: was not made by digest")
    project.publish(NEXT, force=True)
    assert project.read() == NEXT
    assert (project.root / "a/index.html").read_text() == "a"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_with_foreign_files_where_we_need_a_file_is_never_replaced(project, force):
    project.publish({"a/index.html": "a"})
    project.write("a/notes.txt", "theirs").write("b/notes.txt", "theirs")
    assert _problems(project, {"a": "file", "b": "file"}, force=force) == [
        f"output/{path}: error: holds files that digest did not make, and the site needs a file there; "
        "move the folder away"
        for path in "ab"
    ]


@pytest.mark.parametrize("force", [False, True])
def test_an_empty_folder_where_we_need_a_file_is_said_to_be_empty_and_stays(project, force):
    project.publish({"a/index.html": "a"})
    (project.output / "b/c").mkdir(parents=True)
    (said,) = _problems(project, {"b": "file"}, force=force)
    assert said.startswith("output/b: error: is an empty folder that digest did not make, and the site needs")
    assert (project.output / "b/c").is_dir()


def _just_before_exchange(monkeypatch, act):
    def swap_in(tree, output):
        act()
        staging.swap_in(tree, output)

    monkeypatch.setattr(publishing, "swap_in", swap_in)


def test_what_others_do_between_our_looking_and_the_exchange_is_carried_over(project, monkeypatch):
    project.publish(SITE)
    for path in ("deleted", "replaced", "edited", ".git/index", ".git/index.lock", "untouched"):
        project.write(path, path)

    def act():
        project.write("appeared", "A").write("gone/appeared", "G").write("a/deep/er/appeared", "D")
        (project.output / "empty").mkdir()
        (project.output / "deleted").unlink()
        project.write("replacement", "older and yet wanted")
        os.utime(project.output / "replacement", (1, 1))
        (project.output / "replacement").rename(project.output / "replaced")
        project.write("edited", "in place")
        (project.output / ".git/index.lock").rename(project.output / ".git/index")
        (project.output / "link").symlink_to("nowhere")

    _just_before_exchange(monkeypatch, act)
    project.publish(NEXT)
    foreign = {"appeared": "A", "gone/appeared": "G", "a/deep/er/appeared": "D", "link": "-> nowhere"}
    foreign |= {"replaced": "older and yet wanted", "edited": "in place", "untouched": "untouched"}
    assert project.read() == {**NEXT, **foreign, ".git/index": ".git/index.lock"}
    assert "empty" in project.folders()
    assert project.beside() == []


def test_what_a_program_inside_the_old_folder_writes_after_the_exchange_is_carried_over(project, monkeypatch):
    project.publish(SITE)
    project.write(".git/HEAD", "ref")

    def swap_in(tree, output):
        inside = os.open(output / ".git", os.O_RDONLY)
        staging.swap_in(tree, output)
        descriptor = os.open("late", os.O_CREAT | os.O_WRONLY, 0o644, dir_fd=inside)
        os.write(descriptor, b"late")
        os.close(descriptor)
        os.close(inside)

    monkeypatch.setattr(publishing, "swap_in", swap_in)
    project.publish(NEXT)
    assert project.read() == {**NEXT, ".git/HEAD": "ref", ".git/late": "late"}


def test_what_appears_while_the_old_folder_is_emptied_is_carried_over(project, monkeypatch):
    project.publish(SITE)
    project.write(".git/HEAD", "ref")
    rmdir = os.rmdir
    late = iter(["one", "two"])

    def busy(folder):
        if str(folder).endswith("/.git") and (name := next(late, None)):
            Path(folder, name).write_text(name)
        rmdir(folder)

    monkeypatch.setattr(os, "rmdir", busy)
    project.publish(NEXT)
    assert project.read() == {**NEXT, ".git/HEAD": "ref", ".git/one": "one", ".git/two": "two"}
    assert project.beside() == []


def test_nothing_is_moved_through_a_link_that_appeared_meanwhile(project, monkeypatch):
    project.publish(SITE)
    outside = project.root / "outside"
    outside.mkdir()

    def swap_in(tree, output):
        staging.swap_in(tree, output)
        (output / "new").symlink_to(outside)
        previous = next(staging.workspace(output).iterdir())
        (previous / "new").mkdir()
        (previous / "new/file").write_text("late")

    monkeypatch.setattr(publishing, "swap_in", swap_in)
    assert "not a directory ('output/new')" in _problems(project, NEXT)[0]
    assert list(outside.iterdir()) == []
    (project.output / "new").unlink()
    monkeypatch.undo()
    project.publish(NEXT)
    assert project.read() == {**NEXT, "new/file": "late"}


@pytest.mark.parametrize(("when", "stays"), [(1, "theirs, later"), (4e9, "theirs")])
def test_of_two_states_of_a_foreign_file_that_a_crash_left_the_newer_stays(project, monkeypatch, when, stays):
    project.publish(SITE)
    project.write("CNAME", "theirs")

    os.utime(project.output / "CNAME", (when, when))
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "recover", lambda *_: None)
        project.publish(NEXT)
    (project.output / "CNAME").unlink()
    project.write("CNAME", "theirs, later").publish(NEXT)
    assert project.read()["CNAME"] == stays


def test_what_vanishes_while_we_copy_is_not_missed(project, monkeypatch):
    def link(source, *_args, **_options):
        if source.endswith("/CNAME"):
            Path(source).unlink()
        raise PermissionError(1, "Operation not permitted")

    project.publish(SITE)
    project.write("CNAME")
    monkeypatch.setattr(os, "link", link)
    project.publish(NEXT)
    assert project.read() == NEXT


def test_without_hard_links_everything_is_copied_and_nothing_lost(project, monkeypatch):
    def link(*_args, **_options):
        raise PermissionError(1, "Operation not permitted")

    project.publish(SITE)
    project.write("CNAME", "example.org").write(".git/HEAD", "ref")
    (project.output / "link").symlink_to("nowhere")
    monkeypatch.setattr(os, "link", link)
    _just_before_exchange(monkeypatch, lambda: project.write("CNAME", "example.com"))
    project.publish(NEXT)
    assert project.read() == {**NEXT, "CNAME": "example.com", ".git/HEAD": "ref", "link": "-> nowhere"}
    assert project.beside() == []
