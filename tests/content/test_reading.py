"""What reading does beyond single fields: bundles, bodies, curated themes, pages."""

from __future__ import annotations

import pytest

from digest.content import parse_blocks, prose, read, read_page

FRONT = "---\ntitle: Odesa\ndate: 2025-12-07\n---\n"


def article(text, path="content/odesa.md", **settings):
    found, problems = read(path, text.encode(), **{"timezone": "UTC", "language": "en", **settings})
    assert problems == ()
    return found


def page(text, path="content/pages/about.md"):
    return read_page(path, text.encode())


def test_an_article_has_its_body_its_blocks_and_its_sentences():
    found = article(FRONT + "\n# Odesa\n\nOne. Two.\n\n")

    assert found.path == "content/odesa.md"
    assert found.body == "# Odesa\n\nOne. Two."
    blocks = parse_blocks(found.body, found.language)
    assert [block.role for block in blocks] == ["heading", "paragraph"]
    assert [(s.text, s.start, s.end) for s in prose(blocks)] == [("One.", 9, 13), ("Two.", 14, 18)]


def test_the_sites_language_and_zone_are_those_of_an_article_that_names_none():
    found = article(FRONT + "Hier. Da.", language="de", timezone="America/New_York")

    assert found.language == "de"
    assert found.date.at.isoformat() == "2025-12-07T00:00:00-05:00"


def test_a_theme_is_called_as_the_curator_calls_it():
    themes = ("War in Ukraine", "News")

    assert (
        article("---\ntitle: x\ndate: 2025-12-07\ntheme: war IN ukraine\n---\nx", themes=themes).theme
        == "War in Ukraine"
    )
    assert article("---\ntitle: x\ndate: 2025-12-07\ncategory: news\n---\nx", themes=themes).theme == "News"
    assert article("---\ntitle: x\ndate: 2025-12-07\ntheme: Ports\n---\nx", themes=themes).theme == "Ports"


@pytest.mark.parametrize("word", ["News", "posts", "Uncategorized", "BLOG", "Nachrichten", "новости"])
@pytest.mark.parametrize("field", ["category: {}", "categories: [{}]", "section: {}"])
def test_a_category_that_says_nothing_makes_neither_a_theme_nor_a_tag(field, word):
    found = article(f"---\ntitle: x\ndate: 2025-12-07\n{field.format(word)}\n---\nx")

    assert (found.theme, found.tags) == (None, ())


def test_an_address_is_never_empty():
    assert article("---\ntitle: '🎉'\ndate: 2025-12-07\n---\nx", path="content/🎉.md").slug == "article"
    assert article(FRONT + "x", path="content/🎉.md").slug == "odesa"


def test_two_files_that_say_the_same_differ_only_in_where_they_stand():
    first, second = article(FRONT + "x", path="content/a/x.md"), article(FRONT + "x", path="content/b/x.md")

    assert (first.slug, first.body) == (second.slug, second.body)
    assert first.path != second.path


def test_a_page_has_a_title_a_text_and_an_address():
    found, problems = page("---\ntitle: About us\ndescription: Who we are\n---\n\nWe read. You too.\n")

    assert problems == ()
    assert (found.path, found.slug, found.title) == ("content/pages/about.md", "about", "About us")
    assert (found.body, found.description) == ("We read. You too.", "Who we are")


def test_a_page_may_stand_in_a_folder_of_its_own_and_name_its_address():
    assert page("---\ntitle: x\n---\nx", "content/pages/method/index.md")[0].slug == "method"
    assert page("---\ntitle: x\nslug: How We Work\n---\nx")[0].slug == "how-we-work"


def test_a_page_that_is_a_draft_or_hidden_is_none():
    assert page("---\ntitle: x\ndraft: true\n---\nx") == (None, ())
    assert page("---\ntitle: x\nstatus: hidden\n---\nx") == (None, ())


def test_a_page_is_told_its_faults_like_an_article():
    found, problems = page("---\nweight: heavy\ndescripton: x\n---\nx")

    assert found is None
    assert [(problem.line, problem.field, problem.severity) for problem in problems] == [
        (1, "title", "error"),
        (2, "weight", "error"),
        (3, "descripton", "warning"),
    ]


def test_an_article_knows_at_which_line_each_of_its_fields_stands():
    raw = b"---\ntitle: x\npublished: 2025-01-01\ntags:\n  - a\nimage: b.png\n---\nBody."

    article, _ = read("content/a.md", raw, timezone="UTC", language="en")

    assert article.lines == {"title": 2, "date": 3, "tags": 4, "image": 6}


@pytest.mark.parametrize(
    "front",
    [
        "---\nlayout: post\n---\n# a{}#!",
        "---\nlayout: post\n---\n# a{}{{",
        "+++\ntitle = 'a'\nrows = [\n[{}1, 2],\n]\n+++\n",
    ],
)
def test_blanks_take_time_in_proportion_wherever_they_stand(front, linear):
    def work(text):
        read("content/a.md", text.encode(), timezone="UTC", language="en")

    linear(work, lambda size: front.format(" " * size), size=2_000)
