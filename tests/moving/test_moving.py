"""Whole sites of other generators, as they are. ``NAME.posts`` has files, each below a line ``=== path``."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SITES = sorted(path.stem for path in HERE.glob("*.posts"))
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NOT_READ = re.compile(r"_index\.")
LEFT_OUT = {
    "jekyll": {"unpublished", "a-draft-without-date"},
    "hugo": {"draft"},
    "pelican": {"draft", "hidden", "skip"},
}


def posts(name):
    text = (HERE / f"{name}.posts").read_text("utf-8")
    parts = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def unpack(project, name, folder="their"):
    for path, text in posts(name).items():
        project.write(f"{folder}/{path}", text)
    return project


def said(project, *arguments):
    ran = project.run("build", "--content", "their", *arguments)
    return ran.status, [line for line in ran.err.splitlines() if line.startswith("their/")]


@pytest.mark.parametrize("name", SITES)
def test_a_site_builds_as_it_is(project, name):
    status, lines = said(unpack(project, name))

    assert [line for line in lines if ": error: " in line] == []
    assert status == 0
    read = [path for path in posts(name) if not NOT_READ.search(path)]
    assert len(project.data()["articles"]) == len(read) - len(LEFT_OUT.get(name, ()))


@pytest.mark.parametrize("name", SITES)
def test_what_is_said_of_a_site_is_what_its_expectation_holds(project, name):
    _, lines = said(unpack(project, name))

    assert lines == (HERE / f"{name}.said").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["jekyll", "hugo", "pelican", "zola", "eleventy"])
def test_no_template_code_is_quoted(project, name):
    unpack(project, name)
    project.build("--content", "their", "--drafts")
    quoted = [one["text"] for item in project.data()["articles"] for one in item["summary"]["sentences"]]

    assert quoted
    assert [text for text in quoted if re.search(r"\{[{%#:<]|hidden|Secret|fmt\.", text)] == []


def article(project, slug):
    return next(one for one in project.data()["articles"] if one["slug"] == slug)


def test_jekylls_lists_with_spaces_are_lists_and_its_category_is_one(project):
    unpack(project, "jekyll").build("--content", "their")

    assert article(project, "tags-spaces")["tags"] == ["ferry", "harbour", "storm", "World News"]
    assert article(project, "no-title-at-all")["title"] == "No Title At All"


def test_pelicans_authors_are_several_and_its_semicolons_part_names_with_commas(project):
    unpack(project, "pelican").build("--content", "their")

    assert article(project, "my-super-post")["authors"] == ["Alexis Metaireau", "Conan Doyle"]
    assert article(project, "semicolons")["authors"] == ["Doe, Jane", "Roe, John"]
    assert article(project, "rfc")["date"] == "2024-03-13T10:20:00+00:00"
    assert article(project, "named")["date"].startswith("2024-03-12")


def test_translations_of_a_bundle_are_named_after_it(project):
    unpack(project, "hugo").build("--content", "their")

    assert {"bundle", "bundle-fr", "other-fr"} <= {one["slug"] for one in project.data()["articles"]}


def test_a_file_time_is_no_date_and_a_program_is_not_run(project):
    project.write("their/a.md", "---js\n{ title: 'A' }\n---\n\nText.")
    status, lines = said(project)

    assert status == 1
    assert lines == [
        (
            "their/a.md:1: error: the front matter is a program, and not run; "
            "write its fields in YAML, between two lines ---"
        )
    ]


def test_a_whole_text_keeps_words_and_loses_calls(project):
    project.article(
        "a",
        "{{< figure src=x >}}\n\nSee {{ site.url }} now. <!--more-->\n\n"
        "{% highlight js %}\nlet a\n{% endhighlight %}\n\n[Words]({filename}/b.md)\n{: .lead}\n\n"
        "{% comment %}\nSecret.\n{% endcomment %}",
        title="A",
        date="2024-01-01",
        full_text=True,
    ).build()
    page = project.read("articles/a/index.html")

    assert "figure" not in page.split("<article", 1)[-1].replace("<figure", "")
    assert "See {{ site.url }} now." in page
    assert "let a" in page
    assert "Words" in page
    assert not any(gone in page for gone in ("filename}", "{%", "{:", "more--", "Secret"))
