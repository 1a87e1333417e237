"""The next site is made of the one before the last, and nobody could tell from the result."""

from __future__ import annotations

import errno
import os
import stat
import string
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import digest.publish as publishing
from digest.publish import clean, staging
from digest.publish.resting import resting_place

PAGES = {f"{n % 3}/{n}/index.html": f"page {n}" for n in range(12)}
FIRST = {**PAGES, "style.css": "css", "index.html": "first"}
SECOND = {**FIRST, "index.html": "second"}
THIRD = {**FIRST, "index.html": "third", "1/4/index.html": "edited"}


@pytest.fixture
def rested(project):
    """With a site, and most of the one before beside it."""
    project.publish(FIRST)
    project.publish(SECOND)
    return project


def rests(project):
    place = resting_place(project.output)
    return {path.relative_to(place).as_posix(): path for path in place.rglob("*") if not path.is_dir()}


def modes(project):
    return {path: stat.S_IMODE((project.output / path).stat().st_mode) for path in (".", *project.folders())}


def made_at_once(project, site):
    """The same site where nothing was before."""
    other = type(project)(project.root / "elsewhere")
    other.publish(site)
    return other


def test_what_rests_are_names_of_the_sites_own_files_and_its_manifest(rested):
    there = rests(rested)
    assert there.keys() == FIRST.keys() - {"index.html"} | {"manifest.json"}
    assert all(path.samefile(rested.output / name) for name, path in there.items() if name != "manifest.json")


def test_a_second_small_change_makes_no_folder_and_links_only_what_the_first_one_changed(rested, monkeypatch):
    counted = Counter()
    for name in ("mkdir", "link", "unlink", "rmdir"):
        step = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *args, step=step, name=name, **how: counted.update([name]) or step(*args, **how)
        )
    site = {**SECOND, "1/4/index.html": "edited"}
    rested.publish(site)
    assert rested.read() == site
    # The folder around is asked for, and the workspace is made; index.html was not among what rests. What
    # goes are the edited page in both trees, the old manifest, and the lock.
    assert counted == {"mkdir": 2, "link": 1, "rmdir": 1, "unlink": 4}


def test_nobody_else_can_look_into_it_and_the_output_keeps_its_mode(rested):
    assert stat.S_IMODE(resting_place(rested.output).stat().st_mode) == stat.S_IRWXU
    rested.output.chmod(0o751)
    for site in (THIRD, SECOND, FIRST):
        rested.publish(site)
        assert stat.S_IMODE(rested.output.stat().st_mode) == 0o751


def test_nothing_rests_where_two_sites_have_nothing_in_common(project):
    project.publish({"index.html": "first", "a/index.html": "a"})
    project.publish({"index.html": "second", "a/index.html": "b"})
    assert not resting_place(project.output).exists()


def test_nothing_rests_of_a_folder_that_was_not_ours(project):
    project.write(".nojekyll", "").publish({**FIRST, ".nojekyll": ""})
    assert not resting_place(project.output).exists()


def test_nothing_rests_where_there_are_no_hard_links(project, monkeypatch):
    def link(*_args, **_options):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    for site in (FIRST, SECOND, THIRD):
        project.publish(site)
        assert project.read() == site
        assert not resting_place(project.output).exists()


def _written(place, path, text):
    (place / path).write_text(text)


def _replaced(place, path, text):
    (place / path).unlink()
    (place / path).write_text(text)


def _linked(place, path, target):
    if (place / path).is_dir():
        (place / path).rename(target / "moved")
    else:
        (place / path).unlink()
    (place / path).symlink_to(target)


def _removed(place, *paths):
    for path in paths:
        (place / path).unlink()
        if path.endswith("index.html"):
            (place / path).parent.rmdir()


def _a_file_for_a_folder(place, path):
    _removed(place, f"{path}/index.html")
    (place / path).write_text("a file")


def _a_folder_for_a_file(place, path):
    (place / path).unlink()
    (place / path).mkdir()


TAMPERED = {
    "a page is edited in place": lambda place, _: _written(place, "1/7/index.html", "PAGE 7"),
    "a page is replaced": lambda place, _: _replaced(place, "1/7/index.html", "page 8"),
    "a page that will change is replaced": lambda place, _: _replaced(place, "1/4/index.html", "edited"),
    "a page is a link": lambda place, outside: _linked(place, "1/4/index.html", outside / "index.html"),
    "a page that stays is a link": lambda place, outside: _linked(
        place, "1/7/index.html", outside / "index.html"
    ),
    "a folder is a link": lambda place, outside: _linked(place, "1/4", outside),
    "a folder that stays is a link": lambda place, outside: _linked(place, "1", outside),
    "a folder is a file": lambda place, _: _a_file_for_a_folder(place, "1/4"),
    "a page is a folder": lambda place, _: _a_folder_for_a_file(place, "1/4/index.html"),
    "half of it is missing": lambda place, _: _removed(place, *list(PAGES)[::2], "style.css"),
    "it has an old page, too": lambda place, _: _written(place, "index.html", "first"),
    "it is of another manifest": lambda place, _: _replaced(
        place, "manifest.json", '{"version": 1, "generator": "digest 1", "files": {}}'
    ),
    "its manifest is missing": lambda place, _: _removed(place, "manifest.json"),
    "its manifest is a link": lambda place, outside: _linked(place, "manifest.json", outside / "index.html"),
    "its folders have other modes": lambda place, _: [
        folder.chmod(0o2777) for folder in place.rglob("*") if folder.is_dir()
    ],
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED)
def test_what_was_done_to_it_changes_no_site_and_nothing_is_followed(rested, tmp_path_factory, tamper):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "index.html").write_text("theirs")
    tamper(resting_place(rested.output), outside)
    there = {path: path.read_text() for path in outside.rglob("index.html")}
    whole = made_at_once(rested, THIRD)
    for site in (THIRD, SECOND, THIRD):
        rested.publish(site)
        assert rested.read() == site
    assert (rested.output / "manifest.json").read_bytes() == (whole.output / "manifest.json").read_bytes()
    assert modes(rested) == modes(whole)
    assert {path: path.read_text() for path in outside.rglob("index.html")} == there


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_is_not_ours_where_it_would_rest_stays_as_it_is(project, kind):
    outside = project.root / "outside"
    type(project)(project.root).publish(FIRST)
    project.output.rename(outside)  # a site with a manifest, even
    place = resting_place(project.output)
    if kind == "file":
        place.write_text("theirs")
    elif kind == "link":
        place.symlink_to(outside)
    else:
        place.mkdir()
        (place / "theirs").write_text("theirs")
    for site in (FIRST, SECOND, THIRD):
        project.publish(site)
        assert project.read() == site
    clean(project.output)
    assert type(project)(outside.parent).beside() == ["outside"]
    assert (outside / "index.html").read_text() == "first"
    assert stat.S_IMODE(outside.stat().st_mode) != stat.S_IRWXU
    left = {"file": place.is_file(), "link": place.is_symlink(), "folder": (place / "theirs").is_file()}
    assert left[kind]


def test_a_page_that_is_restored_has_the_manifest_of_now_beside_it(rested):
    manifest = (rested.output / "manifest.json").read_bytes()
    rested.write("1/7/index.html", "damaged")
    rested.publish(SECOND)
    assert rested.read() == SECOND
    assert (rested.output / "manifest.json").read_bytes() == manifest


def test_a_page_damaged_through_its_other_name_is_written_anew_and_not_into_the_same_file(rested):
    page = rested.output / "1/7/index.html"
    page.write_text("damaged")
    with page.open() as open_still:
        rested.publish(SECOND)
        assert open_still.read() == "damaged"
    assert rested.read() == SECOND


def test_foreign_files_that_were_edited_added_or_removed_are_so_in_each_site(project):
    project.publish(FIRST)
    project.write("CNAME", "one").write(".git/HEAD", "ref").write("1/notes", "x").publish(SECOND)
    (project.output / "CNAME").unlink()
    (project.output / "1/notes").write_text("edited")
    project.write("late/CNAME", "added").publish(THIRD)
    foreign = {".git/HEAD": "ref", "1/notes": "edited", "late/CNAME": "added"}
    assert project.read() == {**THIRD, **foreign}
    (project.output / ".git/HEAD").unlink()
    (project.output / ".git").rmdir()
    (project.output / "1/notes").unlink()
    project.publish(SECOND)
    assert project.read() == {**SECOND, "late/CNAME": "added"}
    assert project.folders() == made_at_once(project, SECOND).folders() | {"late"}


def test_what_a_program_leaves_in_it_moves_over_with_the_next_publish(rested):
    place = resting_place(rested.output)
    inside = os.open(place / "1", os.O_RDONLY)
    descriptor = os.open("late", os.O_CREAT | os.O_WRONLY, 0o644, dir_fd=inside)
    os.write(descriptor, b"late")
    os.close(descriptor)
    os.close(inside)
    (place / "a/folder").mkdir(parents=True)
    rested.publish(THIRD)
    assert rested.read() == {**THIRD, "1/late": "late"}
    assert "a/folder" in rested.folders()
    assert "late" not in str(rests(rested))
    (rested.output / "1/late").unlink()
    rested.publish(SECOND)
    assert rested.read() == SECOND


def test_when_the_output_was_removed_nothing_of_what_rests_comes_back(rested):
    rested.output.rename(rested.root / "away")
    (resting_place(rested.output) / "late").write_text("late")
    rested.publish({"index.html": "new"})
    assert rested.read() == {"index.html": "new"}
    rested.publish({"index.html": "newer"})
    assert rested.read() == {"index.html": "newer", "late": "late"}
    assert not resting_place(rested.output).exists()


def test_to_clean_takes_it_away_and_saves_what_a_program_left_in_it(rested):
    (resting_place(rested.output) / "late").write_text("late")
    clean(rested.output)
    assert rested.read() == {"late": "late"}
    assert not resting_place(rested.output).exists()


def test_to_clean_takes_it_away_even_without_a_site(rested):
    rested.output.rename(rested.root / "away")
    clean(rested.output)
    assert [path.name for path in rested.root.iterdir()] == ["away"]


def test_a_publish_that_fails_gives_up_what_rested_and_the_site_stays(rested, monkeypatch):
    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(staging, "flush", full)
        with pytest.raises(publishing.PublishError, match="no space left"):
            rested.publish(THIRD)
    assert rested.read() == SECOND
    assert [path.name for path in rested.root.iterdir()] == ["output"]
    rested.publish(THIRD)
    assert rested.read() == THIRD


def test_old_bytes_are_gone_before_new_ones_are_written(rested, monkeypatch):
    seen = []
    really_open = open

    def spying(path, mode="r", *args, **options):
        if mode == "xb":
            seen.extend(file.stat().st_nlink for file in staging.workspace(rested.output).rglob("*.*"))
        return really_open(path, mode, *args, **options)

    monkeypatch.setattr("builtins.open", spying)
    rested.publish({path: f"{text}, edited" for path, text in SECOND.items()} | {"style.css": "css"})
    # At each of the writes there was one old file in the new site, which stays: no page that goes.
    assert [links for links in seen if links > 1] == [2] * len(SECOND)


names = st.text(alphabet="ab.", min_size=1, max_size=2).filter(lambda name: name.strip(".") != "")
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
texts = st.text(alphabet=string.ascii_lowercase[:2], max_size=1)


def _coherent(site):
    """Without the files that are folders of others."""
    return {
        path: text for path, text in site.items() if not any(other.startswith(f"{path}/") for other in site)
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(paths, texts, max_size=6).map(_coherent), min_size=3, max_size=6))
def test_any_site_after_any_others_is_what_it_would_be_alone(tmp_path_factory, project, sites):
    there = type(project)(tmp_path_factory.mktemp("any"))
    for site in sites:
        there.publish({**site, "same": "same"})
        assert there.read() == {**site, "same": "same"}
        alone = type(project)(tmp_path_factory.mktemp("alone"))
        alone.publish({**site, "same": "same"})
        assert modes(there) == modes(alone)
        assert there.beside() == []
