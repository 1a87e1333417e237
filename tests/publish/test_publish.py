"""Files become the site: what is written, what stays, what goes."""

from __future__ import annotations

import hashlib
import json
import os
import string
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.model import File, KnownFile
from digest.publish import PublishError, inplace, publish

OLD = {"index.html": "home", "a/index.html": "a", "b/index.html": "b", "style.css": "css"}


def test_a_first_publish_makes_the_folder_and_all_that_leads_to_it(project):
    nested = type(project)(project.root / "far" / "away")
    published = nested.publish(OLD)
    assert nested.read() == OLD
    assert (published.written, published.unchanged, published.removed) == (4, 0, 0)
    assert published.changed == ("a/index.html", "b/index.html", "index.html", "style.css")
    assert nested.beside() == []


def test_the_manifest_lists_every_file_with_its_hash_and_is_always_the_same(project):
    project.publish({"b.html": "é", "a.html": "x"})
    manifest = (project.output / "manifest.json").read_bytes()
    table = json.loads(manifest)
    assert table["version"] == 1
    assert table["generator"].startswith("digest ")
    assert list(table["files"]) == ["a.html", "b.html"]
    assert table["files"]["b.html"] == {"sha256": hashlib.sha256("é".encode()).hexdigest(), "size": 2}
    other = type(project)(project.root / "other")
    other.publish({"a.html": "x", "b.html": "é"})
    assert (other.output / "manifest.json").read_bytes() == manifest


def test_publishing_the_same_again_touches_nothing(project):
    project.publish(OLD)
    before = project.identities()
    folder = project.output.stat()
    published = project.publish(OLD)
    assert (published.written, published.unchanged, published.removed) == (0, 4, 0)
    assert published.changed == ()
    assert project.identities() == before
    assert (project.output.stat().st_ino, project.output.stat().st_mtime_ns) == (
        folder.st_ino,
        folder.st_mtime_ns,
    )


def test_of_one_changed_page_only_that_page_is_written(project):
    project.publish(OLD)
    before = project.identities()
    published = project.publish({**OLD, "a/index.html": "new"})
    assert (published.written, published.unchanged, published.removed) == (1, 3, 0)
    assert published.changed == ("a/index.html",)
    after = project.identities()
    assert {path for path in after if after[path] != before[path]} == {"a/index.html", "manifest.json"}
    assert project.read() == {**OLD, "a/index.html": "new"}


def test_a_page_that_is_no_longer_part_of_the_site_goes_and_so_does_its_emptied_folder(project):
    project.publish(OLD)
    published = project.publish({"index.html": "home", "style.css": "css"})
    assert (published.written, published.unchanged, published.removed) == (0, 2, 2)
    assert published.changed == ("a/index.html", "b/index.html")
    assert project.read() == {"index.html": "home", "style.css": "css"}
    assert project.folders() == set()


def test_a_file_may_become_a_folder_and_a_folder_a_file(project):
    project.publish({"a": "file", "b/c": "in a folder"})
    project.publish({"a/c": "in a folder", "b": "file"})
    assert project.read() == {"a/c": "in a folder", "b": "file"}


def test_pages_that_somebody_edited_shortened_or_deleted_are_restored(project):
    project.publish(OLD)
    facts = (project.output / "a/index.html").stat()
    (project.output / "a/index.html").write_text("A")
    os.utime(project.output / "a/index.html", ns=(facts.st_atime_ns, facts.st_mtime_ns))
    (project.output / "b/index.html").write_text("")
    (project.output / "index.html").unlink()
    published = project.publish(OLD)
    assert published.changed == ("a/index.html", "b/index.html", "index.html")
    assert project.read() == OLD


def test_a_page_that_somebody_made_a_link_is_restored_and_the_target_untouched(project):
    project.publish({"index.html": "home", "a/index.html": "a"})
    # As long as what it leads to, so that not even its size gives it away.
    elsewhere = project.root / "x"
    elsewhere.write_text("home")
    (project.output / "index.html").unlink()
    (project.output / "index.html").symlink_to("../x")
    project.publish({"index.html": "home", "a/index.html": "a"})
    assert project.read() == {"index.html": "home", "a/index.html": "a"}
    project.publish({"index.html": "other", "a/index.html": "a"})
    assert elsewhere.read_text() == "home"


def test_the_folder_keeps_its_mode(project):
    project.publish(OLD)
    project.output.chmod(0o750)
    project.publish({"index.html": "new"})
    assert project.output.stat().st_mode & 0o777 == 0o750


names = st.text(alphabet="abé.", min_size=1, max_size=2).filter(lambda name: name.strip(".") != "")
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
texts = st.text(alphabet=string.ascii_lowercase, max_size=3)


def _coherent(site):
    """Without the files that are folders of others."""
    return {
        path: text for path, text in site.items() if not any(other.startswith(f"{path}/") for other in site)
    }


sites = st.dictionaries(paths, texts, max_size=6).map(_coherent)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites, sites, st.dictionaries(paths.map("foreign/{}".format), texts, max_size=4).map(_coherent))
def test_after_any_site_any_other_leaves_just_itself_and_what_is_foreign(
    tmp_path_factory, project, old, new, foreign
):
    there = type(project)(tmp_path_factory.mktemp("any"))
    old = {path: text for path, text in old.items() if not path.startswith("foreign")}
    there.publish(old)
    for path, text in foreign.items():
        there.write(path, text)
    published = there.publish(new)
    assert there.read() == {**foreign, **new}
    assert published.changed == tuple(sorted({path for path, _ in old.items() ^ new.items()}))
    assert there.beside() == []
    expected = {parent.as_posix() for path in (*new, *foreign) for parent in _parents(path)}
    assert there.folders() == expected


def _parents(path):
    return [parent for parent in PurePosixPath(path).parents if parent.name]


@pytest.mark.parametrize("stays", [False, True])
def test_a_file_that_comes_out_different_leaves_the_old_site(project, monkeypatch, stays):
    project.publish(OLD)
    before = project.identities()
    monkeypatch.setattr(inplace, "is_needed", lambda _: stays)
    made = [File("a/index.html", b"new"), KnownFile("b/index.html", File("", b"new").seal, lambda: b"newer")]

    with pytest.raises(PublishError, match=r"output/b/index\.html: error: comes out different"):
        publish(made, project.output)

    assert project.identities() == before
    assert project.beside() == []
