"""From files to a site: what `digest build` makes, says and leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

CHECKOUT = Path(__file__).parents[1]


def test_the_sample_is_one_theme_four_stories_five_articles_and_three_editions(sample):
    data = sample.build().data()

    assert [theme["name"] for theme in data["themes"]] == ["War in Ukraine"]
    assert len(data["stories"]) == 4
    assert [edition["id"] for edition in data["editions"]] == ["2025-12", "2025-11", "2025-08"]
    pages = [path for path in sample.site() if path.startswith("articles/")]
    assert len(pages) == len(data["articles"]) == 5
    (strike,) = [story["articles"] for story in data["stories"] if len(story["articles"]) > 1]
    assert [slug[:12] for slug in strike] == ["breaking-ukr", "russia-launc"]


def test_every_sentence_stands_verbatim_in_its_article_and_is_shown(sample):
    data = sample.build().data()

    bodies = {
        path.stem[11:]: path.read_text("utf-8").split("---\n", 2)[2].strip()
        for path in (sample.root / "content").glob("*.md")
    }
    for article in data["articles"]:
        page = plain(sample.read(f"{article['url']}index.html"))
        assert article["summary"]["sentences"]
        for sentence in article["summary"]["sentences"]:
            assert bodies[article["slug"]][sentence["start"] : sentence["end"]] == sentence["text"]
            assert sentence["text"] in page


def plain(html: str) -> str:
    texts: list[str] = []
    parser = HTMLParser()
    parser.handle_data = texts.append
    parser.feed(html)
    return " ".join("".join(texts).split())


def test_a_build_without_changes_touches_nothing(sample):
    before = {path: (sample.root / "output" / path).stat() for path in sample.build().site()}

    said = sample.run("build").err

    after = {path: (sample.root / "output" / path).stat() for path in sample.site()}
    assert {p: (s.st_ino, s.st_mtime_ns) for p, s in before.items()} == {
        p: (s.st_ino, s.st_mtime_ns) for p, s in after.items()
    }
    assert "0 files written" in said


def test_a_page_of_an_article_that_is_gone_goes_and_foreign_files_stay(project):
    project.article("2025-01-01-one", title="One").article("2025-01-02-two", title="Two").build()
    project.write("output/CNAME", "example.org").write("output/articles/one/notes.txt", "mine")

    site = project.remove("content/2025-01-01-one.md").build().site()

    assert "articles/one/index.html" not in site
    assert site["CNAME"] == b"example.org"
    assert site["articles/one/notes.txt"] == b"mine"


def test_problems_are_all_said_in_order_and_leave_the_old_site_as_it_was(project):
    before = project.article("2025-01-01-sound", title="Sound").build().site()
    bad = {
        "a-unclosed.md": "---\ntitle: x\nbody\n",
        "b-list.md": "---\n- a\n---\nText.\n",
        "c-date.md": "---\ntitle: x\ndate: 2025-13-07\n---\nText.\n",
        "d-twice.md": "---\ntitle: x\ndate: 2025-01-01\ntitle: y\n---\nText.\n",
        "e-type.md": "---\ntitle: x\ndate: 2025-01-01\ndraft: perhaps\n---\nText.\n",
        "f-bytes.md": b"---\ntitle: caf\xe9\n---\nText.\n",
        "g-untitled.md": "---\ndate: 2025-01-01\n---\nText.\n",
        "h-address.md": "---\ntitle: x\ndate: 2025-01-01\nsource_url: javascript:alert(1)\n---\nText.\n",
        "i-colon.md": "---\ntitle: Breaking: news\n---\nText.\n",
        "j-raw.txt": "Just text.\n",
    }
    for name, content in bad.items():
        project.write(f"content/{name}", content)

    ran = project.run("build")

    errors = [line for line in ran.err.splitlines() if ": error: " in line]
    assert ran.status == 1
    assert [line.split(":")[0] for line in errors] == [f"content/{name}" for name in sorted(bad)]
    assert all("; " in line for line in errors), "each has a hint"
    assert all(line.split(":")[1].isdigit() for line in errors if "j-raw" not in line), "each has a line"
    assert "10 errors; nothing is published" in ran.err
    assert project.site() == before


def test_keep_going_publishes_the_sound_articles_and_still_fails(project):
    project.article("2025-01-01-sound", title="Sound").write("content/bad.md", "---\ntitle: x\n")

    ran = project.run("build", "--keep-going")

    assert ran.status == 1
    assert "articles/sound/index.html" in project.site()


def test_strict_takes_warnings_for_errors(project):
    project.article("undated", title="Undated")

    assert project.run("build").status == 0
    ran = project.run("build", "--strict")
    assert ran.status == 1
    assert "content/undated.md:1: error: date: is missing" in ran.err


def test_a_dry_run_writes_nothing(project):
    ran = project.article("2025-01-01-one", title="One").run("build", "--dry-run", "--no-cache")

    assert ran.status == 0
    assert "nothing written" in ran.err
    assert sorted(path.name for path in project.root.iterdir()) == ["content", "digest.toml"]


def test_quiet_says_errors_alone(project):
    project.article("undated", title="Undated")

    assert project.run("build", "-q").err == ""
    project.write("content/bad.md", "---\ntitle: x\n")
    ran = project.run("-q", "build")
    assert [line.split(":")[0] for line in ran.err.splitlines()] == ["content/bad.md"]


def test_verbose_says_what_changed(project):
    project.article("2025-01-01-one", title="One").build()
    project.article("2025-01-01-one", "Something else.", title="One")

    ran = project.run("build", "-v")

    assert "changed: articles/one/index.html\n" in ran.err
    assert "changed: 404.html\n" not in ran.err


@pytest.mark.parametrize(
    ("fields", "option"),
    [
        ({"draft": True}, "--drafts"),
        ({"date": "2025-06-02T00:01"}, "--future"),
        ({"expires": "2025-06-01T11:59"}, "--expired"),
    ],
)
def test_what_is_not_yet_or_no_more_is_left_out_until_asked_for(project, fields, option):
    project.article("one", title="One", **{"date": "2025-01-01", **fields})
    noon = "--clock=2025-06-01T12:00:00+00:00"

    ran = project.run("build", noon)
    assert "0 articles, 0 stories, 0 themes, 1 left out" in ran.err
    project.build(noon, option)
    assert "articles/one/index.html" in project.site()


def test_the_clock_may_come_from_the_environment(project):
    project.article("one", title="One", date="2025-06-01")

    before = project.run("build", SOURCE_DATE_EPOCH="1748000000")
    after = project.run("build", SOURCE_DATE_EPOCH="1749000000")

    assert "0 articles" in before.err
    assert "1 article," in after.err


def test_hidden_articles_are_nowhere(project):
    site = project.article("2025-01-01-one", title="Zebra", hide=True).build().site()

    assert not any(b"Zebra" in content for content in site.values())


def test_a_folder_without_a_configuration_builds_titled_after_itself(project):
    ran = project.remove("digest.toml").article("2025-01-01-one", title="One").run("build")

    assert ran.status == 0
    assert "digest.toml: warning: there is no such file" in ran.err
    assert f"<title>{project.root.name}</title>" in project.read("index.html")


def test_a_wrong_configuration_is_wrong_usage(project):
    ran = project.write("digest.toml", "title = 3\n").run("build")

    assert ran.status == 2
    assert ran.err == "digest.toml:1: error: title: 3 is not text\n"


def test_an_output_folder_that_holds_the_content_is_refused(project):
    ran = project.article("2025-01-01-one", title="One").run("build", "-o", "content/site")

    assert ran.status == 2
    assert "overlaps" in ran.err
    assert project.site("content").keys() == {"2025-01-01-one.md"}


def test_a_foreign_output_folder_is_taken_over_only_when_told(project):
    project.article("2025-01-01-one", title="One").write("output/thesis.txt", "years of work")

    assert project.run("build").status == 1
    assert project.site().keys() == {"thesis.txt"}
    project.build("--force")
    assert project.read("thesis.txt") == "years of work"


def test_the_base_url_makes_absolute_addresses_where_these_are_needed(project):
    project.article("2025-01-01-one", title="One").build("-b", "https://news.example/x")

    assert '<link rel="canonical" href="https://news.example/x/articles/one/">' in project.read(
        "articles/one/index.html"
    )
    locations = ET.fromstring(project.read("sitemap.xml")).iterfind(".//{*}loc")  # noqa: S314 - ours
    assert "https://news.example/x/articles/one/" in [location.text for location in locations]


def test_without_a_base_url_a_warning_says_what_that_means(project):
    ran = project.write("digest.toml", 'title = "x"\n').article("2025-01-01-a", title="A").run("build")

    assert "digest.toml: warning: base_url: is not set" in ran.err


def test_a_template_of_the_projects_stands_before_the_default(project):
    project.article("2025-01-01-one", title="One").write("templates/404.html", "Lost: {{ chrome.title }}")

    assert project.build().read("404.html") == "Lost: A Digest"


def test_a_broken_template_is_a_problem_with_its_line(project):
    project.article("2025-01-01-one", title="One").write("templates/404.html", "fine\n{{ page.tilte }}")

    ran = project.run("build")

    assert ran.status == 1
    assert "templates/404.html:2: error: " in ran.err


def test_static_files_go_into_the_site_as_they_are_but_never_onto_a_page(project):
    project.article("2025-01-01-one", title="One").write("static/logo.svg", "<svg/>")
    project.write("static/.well-known/x", "y").write("static/.env", "secret")

    site = project.build().site()
    assert (site["logo.svg"], site[".well-known/x"]) == (b"<svg/>", b"y")
    assert ".env" not in site
    ran = project.write("static/index.html", "mine").run("build")
    assert ran.status == 1
    assert "static/index.html: error: a page of the site has this address" in ran.err


def test_a_picture_is_shown_and_a_missing_one_is_a_warning(project):
    picture = BytesIO()
    Image.new("RGB", (600, 400), "teal").save(picture, "PNG")
    project.write("content/img/a.png", picture.getvalue())
    project.article("2025-01-01-one", title="One", image="img/a.png")
    project.article("2025-01-02-two", title="Two", image="img/b.png")

    ran = project.run("build")

    shown = [path for path in project.site() if path.startswith("pictures/a-600-")]
    assert {path.rpartition(".")[2] for path in shown} == {"png", "webp"}
    assert all(f"../../{path}" in project.read("articles/one/index.html") for path in shown)
    assert "content/2025-01-02-two.md:3: warning: image: 'img/b.png' is not there" in ran.err
    assert "<img" not in project.read("articles/two/index.html")


@pytest.mark.parametrize("image", ["../../secret.png", "/etc/passwd", "img/link.png"])
def test_no_picture_is_read_from_outside(project, image, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.png"
    secret.write_bytes(b"secret")
    project.write("content/img/x").article("2025-01-01-one", title="One", image=image)
    (project.root / "content/img/link.png").symlink_to(secret)
    (project.root.parent / "secret.png").write_bytes(b"secret")

    ran = project.run("build")

    assert not any(path.startswith("pictures/") for path in project.site())
    assert "warning: image: " in ran.err


def test_clean_removes_what_builds_made_and_nothing_else(project):
    project.article("2025-01-01-one", title="One").build().write("output/CNAME", "x")

    ran = project.run("clean")

    assert ran.status == 0
    assert project.site().keys() == {"CNAME"}
    assert not (project.root / ".digest").exists()


def test_what_is_remembered_does_not_change_the_site(project):
    project.article("2025-01-01-one", title="One")

    fresh = project.build("--no-cache").site()
    assert not (project.root / ".digest").exists()
    remembered = project.run("clean") and project.build().build().site()

    assert remembered == fresh


BUILD = "from digest.cli import main; main()"


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_anywhere(sample, tmp_path):
    def build(number: int, **environment: str) -> dict[str, bytes]:
        output = tmp_path / f"out{number}"
        command = [sys.executable, "-c", BUILD, "build", "-q", "--no-cache", "-o", str(output)]
        where = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
        subprocess.run(command, check=True, cwd=sample.root, env=where)  # noqa: S603 - our own command
        return sample.site(str(output))

    first = build(1, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    # The same files, made anew in another order.
    contents = sample.site("content")
    for path in contents:
        (sample.root / "content" / path).unlink()
    for path in sorted(contents, reverse=True):
        sample.write(f"content/{path}", contents[path])

    assert build(2, PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8") == first


def test_a_story_names_both_outlets_and_says_where_its_links_lead(sample):
    sample.build()
    (story,) = [s for s in sample.data()["stories"] if len(s["articles"]) > 1]

    page = sample.read(f"{story['url']}index.html")

    assert "MENAFN" in page
    assert "badely" in page
    assert 'href="https://menafn.com/"' in page
    assert "address" in plain(page)


def test_links_inside_the_site_all_lead_somewhere(sample):
    sample.build()
    site = sample.site()

    for path, content in site.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for link in links(content.decode()):
            if link.startswith(("http:", "https:", "#", "mailto:")):
                continue
            target = os.path.normpath(os.path.join(os.path.dirname(path), link.split("#")[0]))  # noqa: PTH118, PTH120
            assert target in site, f"{path}: {link}"


def links(html: str) -> list[str]:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda _tag, attributes: found.extend(
        value for name, value in attributes if name in {"href", "src"} and value
    )
    parser.feed(html)
    return found


def test_digest_json_holds_what_it_promises(project):
    data = json.loads(
        project.article(
            "2025-01-01-one", "It rained. It poured.", title="One", tags=["rain"], source="The Wire"
        )
        .build()
        .read("digest.json")
    )

    assert data["version"] == 1
    assert data["articles"] == [
        {
            "slug": "one",
            "title": "One",
            "url": "articles/one/",
            "date": "2025-01-01T00:00:00+00:00",
            "lang": "en",
            "source": "The Wire",
            "source_url": None,
            "authors": [],
            "tags": ["rain"],
            "theme": None,
            "story": "one",
            "summary": {
                "by": "digest",
                "sentences": [
                    {"text": "It rained.", "start": 0, "end": 10, "link": None},
                    {"text": "It poured.", "start": 11, "end": 21, "link": None},
                ],
            },
        }
    ]
