"""A theme is overridden file by file, and what is wrong with one is said with its place."""

from __future__ import annotations

import shutil

import pytest

from digest.model import File, Problem
from digest.model.parts import Accent, Look
from digest.render import assets, default_templates, render, templates
from digest.render.compiled import compiled_in


@pytest.fixture
def own(tmp_path):
    """The curator's templates folder: ``own(name, text)`` writes into it and returns it."""
    folder = tmp_path / "templates"

    def write(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write


@pytest.fixture
def problem(given):
    """What is said about a page made with the curator's folder before the default theme."""

    def _problem(folder, kind="story"):
        found = render(given.page(kind), given.chrome(), templates((folder, default_templates())))
        assert isinstance(found, Problem)
        return found

    return _problem


def test_one_template_is_overridden_and_the_rest_stay(own, given, read):
    folder = own(
        "404.html",
        "{% extends 'base.html' %}{% block main %}<h1>Lost in {{ chrome.title }}</h1>{% endblock %}",
    )
    folders = (folder, default_templates())
    assert "Lost in The Kyiv Brief" in read(given.page("404"), folders).text
    assert "Coverage" in read(given.page("story"), folders).text


def test_a_part_is_overridden_for_every_page_that_uses_it(own, given, read):
    folder = own("parts/nav.html", "<nav aria-label='Main'>{{ chrome.extra.word }}</nav>")
    for kind in ("home", "story"):
        document = read(given.page(kind), (folder, default_templates()), extra={"word": "hello"})
        assert "hello" in document.text


def test_assets_are_overridden_and_added_one_by_one(own):
    own("assets/style.css", "a{}")
    own("assets/fonts/x.woff2", b"\x00\x01")
    own("assets/.DS_Store", "litter")
    folder = own("assets/style.css~", "litter")
    found = {file.path: file.content for file in assets((folder, default_templates()), Look())}
    default = {file.path for file in assets((default_templates(),), Look())}
    assert list(found) == sorted({*default, "assets/fonts/x.woff2"})
    assert found["assets/style.css"] == b"a{}"
    assert found["assets/fonts/x.woff2"] == b"\x00\x01"


def test_assets_that_a_link_only_points_to_stay_outside(own, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("secret")
    folder = own("assets/a.css", "a{}")
    (folder / "assets" / "key").symlink_to(tmp_path / "secret" / "key")
    (folder / "assets" / "folder").symlink_to(tmp_path / "secret")
    assert [file.path for file in assets((folder,), Look())] == ["assets/a.css"]


def test_a_folder_without_templates_or_assets_is_the_default_theme(tmp_path, given, read):
    folders = (tmp_path / "none", default_templates())
    assert read(given.page("home"), folders).all("h1")
    assert assets(folders, Look()) == assets((default_templates(),), Look())


def test_the_accent_colour_is_that_of_the_style_and_of_the_icon():
    plain = {file.path: file.content for file in assets((default_templates(),), Look())}
    look = Look(accent=Accent("#112233", "#ddeeff"))
    dressed = {file.path: file.content for file in assets((default_templates(),), look)}
    assert dressed["assets/style.css"].endswith(b":root { --accent: light-dark(#112233, #ddeeff); }\n")
    assert dressed["assets/style.css"].startswith(plain["assets/style.css"])
    assert b"#9c2a1c" not in dressed["assets/icon.svg"]
    assert b"#112233" in dressed["assets/icon.svg"]
    assert dressed["assets/theme.js"] == plain["assets/theme.js"]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("/* one\n   two */\n\na { b: c; }\n  /* three */\nd {}\n", "a { b: c; }\nd {}\n"),
        ("/*! licence */\na {}\n", "/*! licence */\na {}\n"),
        ("a { /* b */ }\n", "a { /* b */ }\n"),
        ("a {} /* x\n/* y */\nb {}\n", "a {} /* x\n/* y */\nb {}\n"),
        ('a { content: "\\\n/* x */\\\n" }\n', 'a { content: "\\\n/* x */\\\n" }\n'),
        ("a { background: url(/*.png) }\n/* x */\nb {}\n", "a { background: url(/*.png) }\nb {}\n"),
        ("a { content: '\udcff' }\n/* x */\n", "a { content: '\udcff' }\n"),
    ],
)
def test_a_style_is_published_without_the_lines_that_are_comments(own, written, published):
    folder = own("assets/style.css", written.encode(errors="surrogateescape"))
    (file,) = assets((folder,), Look())
    assert file.content == published.encode(errors="surrogateescape")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<p>\n{{ page.titel }}", 2, "StoryPage has no attribute 'titel'"),
        ("<p>\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{{ chrome.extra.colour }}", 1, "'dict object' has no attribute 'colour'"),
        ("<p>\n{% if page.title %}", 2, "Unexpected end of template"),
        ("\n{{ page.title|shout }}", 2, "No filter named 'shout'"),
        ("\n\n{% include 'gone.html' %}", 3, "there is no template 'gone.html'"),
        ("{% extends 'bass.html' %}", 1, "there is no template 'bass.html'"),
        ("\n{{ 1 / 0 }}", 2, "ZeroDivisionError: division by zero"),
        ("\n{{ page.title + 1 }}", 2, "TypeError: can only concatenate str"),
        ("{% include 'story.html' %}", 1, "RecursionError: maximum recursion depth exceeded"),
        (b"caf\xe9", None, "not UTF-8 at byte 3"),
    ],
)
def test_an_error_names_the_template_and_the_line(own, problem, text, line, message):
    found = problem(own("story.html", text))
    assert found.path == "templates/story.html"
    assert found.line == line
    assert found.message.startswith(message)
    assert found.severity == "error"


def test_an_error_names_the_page_unless_every_page_has_it(own, problem):
    assert problem(own("story.html", "{{ no }}")).message.endswith(", on page stories/strike/")
    broken = own("base.html", "{% if %}")
    assert problem(broken, "home") == problem(broken, "theme")


def test_an_error_in_a_part_names_the_part(own, problem):
    found = problem(own("parts/nav.html", "<nav>\n{{ page.nope }}</nav>"), "home")
    assert (found.path, found.line) == ("templates/parts/nav.html", 2)
    assert found.message.endswith(", on page /")


def test_what_an_override_left_out_is_missed_where_the_default_theme_needs_it(own, problem):
    found = problem(own("parts/quotes.html", ""))
    assert found.path.endswith("templates/story.html")
    assert "'note'" in found.message or "'excerpt'" in found.message


def test_a_bug_of_ours_is_not_blamed_on_the_curator(given):
    environment = templates((default_templates(),))
    with pytest.raises(TypeError):
        render(given.page("story", notes_markdown=(7,)), given.chrome(), environment)


def test_text_is_escaped_in_templates_of_any_name(own, given):
    folder = own("sitemap.xml", "<x>{{ page.title }}</x>\n")
    shown = given.show(given.page("sitemap", title="<&>"), (folder, default_templates()))
    assert shown == "<x>&lt;&amp;&gt;</x>\n"


def test_compiled_templates_rest_in_a_folder_and_change_nothing(tmp_path, given):
    folders = (default_templates(),)
    plain = render(given.page("home"), given.chrome(), templates(folders))
    for _ in ("cold", "warm"):
        assert (
            render(given.page("home"), given.chrome(), templates(folders, compiled=compiled_in(tmp_path)))
            == plain
        )
    assert any(tmp_path.iterdir())


def test_compiled_templates_that_are_damaged_are_compiled_again(tmp_path, given):
    folders = (default_templates(),)
    plain = render(given.page("home"), given.chrome(), templates(folders))
    for size in (0, 20, 60, 100):
        render(given.page("home"), given.chrome(), templates(folders, compiled=compiled_in(tmp_path)))
        for path in tmp_path.iterdir():
            path.write_bytes(path.read_bytes()[:size])
        assert (
            render(given.page("home"), given.chrome(), templates(folders, compiled=compiled_in(tmp_path)))
            == plain
        )


def test_an_edited_template_is_not_taken_from_the_cache(own, given, tmp_path):
    page = given.page("sitemap")
    for words in ("first", "second"):
        folders = (own("sitemap.xml", words), default_templates())
        file = render(page, given.chrome(), templates(folders, compiled=compiled_in(tmp_path)))
        assert isinstance(file, File)
        assert file.content == words.encode()


def test_the_default_theme_has_a_template_for_every_page(given):
    folder = default_templates()
    assert {page.template for page in given.every_page()} <= {path.name for path in folder.iterdir()}


def test_a_whole_copied_theme_renders_as_the_default_does(tmp_path, given):
    copied = shutil.copytree(default_templates(), tmp_path / "templates")
    for page in given.every_page():
        assert given.show(page, (copied, default_templates())) == given.show(page)
