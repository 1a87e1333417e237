"""`digest add`: what is written, where, and what is said about it."""

from __future__ import annotations

RAW = """Bridge over the Tamar reopens

LONDON (Reuters) - The bridge over the Tamar reopened on Monday after two years of work.

Engineers replaced nine hundred bolts, the county council said in a statement.

Share
"""


def test_raw_text_becomes_an_article_that_builds(project):
    project.write("paste.txt", RAW)

    ran = project.run("add", "paste.txt")

    assert ran.status == 0
    assert ran.out.endswith("content/bridge-over-the-tamar-reopens.md\n")
    assert "paste.txt:7: note: removed, " in ran.err
    (article,) = project.build().data()["articles"]
    assert (article["title"], article["source"]) == ("Bridge over the Tamar reopens", "Reuters")


def test_what_is_there_already_is_not_written_again(project):
    project.write("paste.txt", RAW).run("add", "paste.txt")

    ran = project.run("add", "paste.txt")

    assert "is there already" in ran.err
    assert len(project.site("content")) == 1


def test_a_file_that_can_not_be_added_does_not_keep_the_others_out(project):
    project.write("paste.txt", RAW).write("page.html", "<html><p>x</p></html>").write(
        "bytes.txt", b"\x00\xff"
    )

    ran = project.run("add", "nowhere.txt", "page.html", "bytes.txt", "paste.txt")

    assert ran.status == 1
    assert len(project.site("content")) == 1
    for name in ("nowhere.txt", "page.html", "bytes.txt"):
        assert f"{name}" in ran.err
