from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

HERE = Path(__file__).parent
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f00038601805a347d6b0000000049454e44ae426082"
)
ROOTS = {"jekyll": "", "hugo": "content/", "pelican": "content/", "zola": "content/", "eleventy": "src/"}


def unpack(root, name):
    parts = re.split(r"^=== (.+)\n", (HERE / f"{name}.posts").read_text("utf-8"), flags=re.MULTILINE)[1:]
    for path, text in zip(parts[::2], parts[1::2], strict=True):
        target = root / (ROOTS[name] + path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return len([path for path in parts[::2] if "_index." not in path])


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_every_article_of_a_site_is_copied_and_builds(project, name):
    count = unpack(project.root / "their", name)
    ran = project.run("import", "their")

    assert ran.status == 0, ran.err
    assert len(ran.out.splitlines()) == count
    build = project.run("build", "--drafts")
    assert build.status == 0, build.err


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_a_copied_site_has_the_addresses_that_it_had_as_it_was(project, name):
    folder = "their/" + (ROOTS[name] or "")
    unpack(project.root / "their", name)
    project.build("--content", folder.rstrip("/"), "--drafts")
    before = {one["slug"]: one["title"] for one in project.data()["articles"]}
    project.run("import", "their")
    project.build("--drafts")

    assert {one["slug"]: one["title"] for one in project.data()["articles"]} == before


def test_nothing_is_copied_twice_or_overwritten(project):
    count = unpack(project.root / "their", "hugo")
    project.run("import", "their")
    first = project.root / "content/2024-02-08-utc.md"
    first.write_text("mine", "utf-8")
    ran = project.run("import", "their")

    assert first.read_text("utf-8") == "mine"
    assert ran.out.splitlines() == ["content/2024-02-08-utc-2.md"]
    assert f"1 imported, {count - 1} there already" in ran.err


def test_a_dry_run_writes_nothing(project):
    unpack(project.root / "their", "zola")
    ran = project.run("import", "their", "--dry-run")

    assert ran.out
    assert not (project.root / "content").exists()


def test_pictures_come_along_and_stay_apart(project):
    post = "---\ntitle: {}\ndate: 2024-01-01\nimage: {}\n---\n\n![A]({})\n\nIt rained today.\n"
    project.write("their/content/one/index.md", post.format("One", "a.png", "a.png"))
    project.write("their/content/one/a.png", PNG)
    project.write("their/content/two/index.md", post.format("Two", "/img/b.png", "{static}/c d.png"))
    project.write("their/static/img/b.png", PNG)
    project.write("their/content/gone.md", post.format("Gone", "../../../digest.toml", "none.png"))
    ran = project.run("import", "their")

    one = (project.root / "content/2024-01-01-one.md").read_text("utf-8")
    assert "image: imported/content/one/a.png" in one
    assert "![A](/imported/content/one/a.png)" in one
    assert (project.root / "static/imported/content/one/a.png").read_bytes() == PNG
    assert (project.root / "static/imported/static/img/b.png").read_bytes() == PNG
    assert "content/gone.md: warning: image: 'none.png' is not there" in ran.err
    assert "content/gone.md: warning: image: '../../../digest.toml' is not there" in ran.err
    assert 'src="../../imported/content/one/a.png"' in project.write(
        "content/x.md", one.replace("date:", "full_text: true\nslug: x\ndate:")
    ).build().read("articles/x/index.html")


@pytest.mark.parametrize(
    "target",
    [
        "{{ site.baseurl }}/assets/a.png",
        '{{ "/assets/a.png" | relative_url }}',
        "{{site.url}}/assets/a.png?v=1",
    ],
)
def test_a_picture_that_jekyll_would_find_is_found(project, target):
    (project.root / "their/assets").mkdir(parents=True)
    (project.root / "their/assets/a.png").write_bytes(PNG)
    project.write(
        "their/_posts/2024-01-02-a.md", f"---\ntitle: A\n---\nThe port is shut.\n\n![A]({target})\n"
    )
    ran = project.run("import", "their")

    assert "![A](/imported/assets/a.png)" in (project.root / "content/2024-01-02-a.md").read_text("utf-8")
    assert "is not there" not in ran.err


def test_old_addresses_lead_to_the_article(project):
    project.write("their/_posts/2024-01-01-a.md", "---\ntitle: A\npermalink: /old/a/\n---\n\nText here.\n")
    project.run("import", "their")
    project.build()

    assert "/old/a/" in (project.root / "content/2024-01-01-a.md").read_text("utf-8")
    assert "articles/a" in project.read("old/a/index.html")


def test_a_site_that_is_not_there_is_wrong_usage_of_the_command(project):
    with pytest.raises(click.UsageError, match="no such folder"):
        project.run("import", "nowhere")
