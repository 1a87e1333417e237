"""What every page shares, and what is wrong with what the curator set of it."""

from __future__ import annotations

import pytest

from digest.config import LookSettings
from digest.model import PlainPage
from digest.model.cast import Cast
from digest.model.parts import Link
from digest.site import Findings, assemble, missing_files


@pytest.fixture
def assembled():
    """``assembled(config, pages)``: the chrome, and what is wrong."""
    from digest.config import Config  # noqa: PLC0415 - as the build does

    def build(look=None, pages=()):
        config = Config(title="A Digest", look=look or {})
        site, problems = assemble(
            Findings((), pages, {}, (), {}, (), {}, Cast({}, {}), {}, {}), config, "digest test"
        )
        return site, [str(problem) for problem in problems]

    return build


def test_without_a_navigation_it_leads_to_what_there_is(assembled):
    site, problems = assembled(pages=(PlainPage("content/pages/about.md", "about", "About us", "x"),))
    assert [link.address for link in site.chrome.nav] == ["themes/", "editions/", "sources/", "about/"]
    assert site.chrome.search == Link("Search", "search/")
    assert problems == []


def test_the_curators_navigation_replaces_it(assembled):
    nav = [{"label": "Home", "address": ""}, {"label": "Shop", "address": "https://shop.example"}]
    site, problems = assembled({"nav": nav})
    assert site.chrome.nav == (Link("Home", ""), Link("Shop", "https://shop.example"))
    assert problems == []


def test_a_navigation_that_leads_nowhere_is_said(assembled):
    _, problems = assembled(
        {"nav": [{"label": "x", "address": "file.pdf"}, {"label": "y", "address": "/theme/"}]}
    )
    (said,) = problems
    assert (
        said == "digest.toml: error: look.nav[2].address: there is no page at 'theme/'; did you mean themes/?"
    )


def test_a_logo_or_style_sheet_that_is_not_there_is_said():
    look = LookSettings(logo="logo.svg", css=("own.css", "there.css"))
    said = [str(problem) for problem in missing_files(look, ["logo.png", "there.css"])]
    assert said == [
        "digest.toml: error: look.logo: there is no file static/logo.svg; did you mean logo.png?",
        "digest.toml: error: look.css: there is no file static/own.css; put the file at static/own.css",
    ]


def test_the_curator_may_explain_the_digest_instead(assembled):
    site, problems = assembled(pages=(PlainPage("content/pages/method.md", "method", "Our method", "x"),))
    assert [page.title for page in site.pages if page.address == "method/"] == ["Our method"]
    assert site.chrome.method == Link("Our method", "method/")
    assert problems == []


def test_the_accent_colour_is_made_readable(assembled):
    site, _ = assembled({"accent": "#FD0"})
    assert site.chrome.look.accent.dark == "#ffdd00"
    assert site.chrome.look.accent.light != "#ffdd00"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("accent", "red", "is not a colour; write one like #9c2a1c"),
        ("accent", "#12", "is not a colour"),
        ("logo", "/logo.svg", "is not a file below static/"),
        ("logo", "../logo.svg", "is not a file below static/"),
        ("css", ["a//b.css"], "is not a file below static/"),
        ("nav", [{"label": "x", "address": "javascript:x"}], "is not an http or https address"),
        ("nav", [{"label": "x", "address": "../x/"}], "leads out of the site"),
        ("nav", [{"label": "x", "address": "//evil.example/"}], "leads out of the site"),
        ("social", [{"label": "x", "address": "mailto:a@b"}], "is not an http or https address"),
    ],
)
def test_what_can_not_be_used_is_refused(field, value, words):
    with pytest.raises(ValueError, match=words.replace("#", "\\#")):
        LookSettings(**{field: value})
