"""Rules about links and pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.check.tracking import tracking, untracked


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("/nowhere/", "write one of this site's"),
        ("/articles/flood", "write /articles/flood/"),
        ("/articles/flod/", "did you mean /articles/flood/?"),
        ("../2025-01-01-flood.md", "write /articles/flood/"),
        ("/about/#history", "there is a page, but no such place on it"),
        ("flood/", "did you mean"),
        ("https://example.org/d/gone/", "write one of this site's"),
        ("<no where>", "write one of this site's"),
    ],
)
def test_a_link_that_leads_to_nothing_on_this_site_is_named(project, found, link, hint):
    project.article("2025-01-01-flood", title="Flood")
    project.write("content/pages/about.md", f"---\ntitle: About\n---\n\nWe are\nwhat [we]({link}) are.\n")

    [(path, line, message, said)] = found("broken-link")

    assert (path, line) == ("content/pages/about.md", 6)
    assert message.endswith("leads to nothing on this site")
    assert said.startswith(hint)


@pytest.mark.parametrize(
    "link",
    [
        *("/", "/articles/flood/", "../articles/flood/", "../articles/flood/index.html", "../feed.xml"),
        *("#top", "#", "/about/#main", "?q=1", "/files/caf%C3%A9.txt", "https://example.org/d/about/"),
        *("https://example.com/gone/", "mailto:a@example.org", "//example.com/x"),
    ],
)
def test_one_that_leads_somewhere_is_not(project, found, link):
    project.article("2025-01-01-flood", title="Flood").write("static/files/café.txt", "x")
    project.write("content/pages/about.md", f"---\ntitle: About\n---\n\nWe [are]({link}).\n")

    assert found("broken-link") == []


def test_bodies_and_notes_are_looked_at_too_and_pictures(project, found):
    project.article(
        "2025-01-01-a", "One [two](/three/).\n\n![four](five.png)", title="A", note="See [it](/six/)."
    )

    assert [(line, message.split()[0]) for _, line, message, _ in found("broken-link")] == [
        (3, "“/six/”"),
        (6, "“/three/”"),
        (8, "“five.png”"),
    ]


def test_code_and_raw_html_have_no_links(project, found):
    project.article("2025-01-01-a", 'One `[two](/three/)` <a href="/four/">five</a>.', title="A")

    assert found("broken-link") == []


def test_pictures_without_words_are_named(project, found):
    project.write("static/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    project.article("2025-01-01-a", "One.\n\n![ ](/x.svg) ![words](/x.svg)", title="A", image="x.svg")
    project.article("2025-01-01-b", title="B", image="x.svg", image_alt="Words")
    project.article("2025-01-01-c", title="C", image="gone.png")

    assert [(path, line) for path, line, *_ in found("missing-alt")] == [
        ("content/2025-01-01-a.md", 3),
        ("content/2025-01-01-a.md", 8),
    ]


def test_tracking_parameters_are_named_with_the_address_without_them(project, found):
    url = "https://example.com/a?utm_source=x&id=7&fbclid=y#part"
    project.write(
        "digest.toml", 'title = "D"\n[[sources]]\nname = "X"\nhomepage = "https://x.example/?gclid=1"\n'
    )
    project.article("2025-01-01-a", title="A", source="X", source_url=url, note=f"See [it]({url}).")

    assert [(path, line, hint) for path, line, _, hint in found("tracking-parameters")] == [
        ("content/2025-01-01-a.md", 4, "write https://example.com/a?id=7#part"),
        ("content/2025-01-01-a.md", 5, "write https://example.com/a?id=7#part"),
        ("digest.toml", 4, "write https://x.example/"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://example.com/?id=1&q=utm_source",
            "https://example.com/utm_source=1",
            "/local?utm_source=x",
        ),
        *("https://example.com/#?utm_source=x", "https://example.com/?a=1&&b", "https://example.com/?"),
    ],
)
def test_what_only_looks_like_them_stays(address):
    assert untracked(address) == address
    assert tracking(address) == ()


@given(st.lists(st.sampled_from(["a=1", "utm_campaign=x", "", "UTM_X", "utm%5Fid=3", "b", "gclid="])))
def test_nothing_but_tracking_parameters_is_taken_away(parts):
    address = "https://example.com/p?" + "&".join(parts)

    left = untracked(address)

    assert tracking(left) == ()
    assert left.startswith("https://example.com/p")
    if any(tracking(f"https://example.com/?{part}") for part in parts):
        kept = [part for part in parts if not tracking(f"https://example.com/?{part}")]
        assert left.partition("?")[2] == "&".join(kept)
    else:
        assert left == address
