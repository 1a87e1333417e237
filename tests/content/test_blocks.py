"""A body as blocks: which of it is prose, and where its sentences stand."""

from __future__ import annotations

import pytest

from digest.content.blocks import parse_blocks


def blocks(body):
    found = parse_blocks(body, "en")
    for block in found:
        assert body[block.start : block.end].strip(" \t\n") == body[block.start : block.end]
        for sentence in block.sentences:
            assert body[sentence.start : sentence.end] == sentence.text
    return found


def roles(body):
    return [(block.role, body[block.start : block.end], block.plain) for block in blocks(body)]


def sentences(body):
    return [(sentence.text, sentence.plain) for block in blocks(body) for sentence in block.sentences]


@pytest.mark.parametrize(
    ("body", "role", "plain"),
    [
        ("Prose *here*.", "paragraph", "Prose here."),
        ("## A heading *here* ##", "heading", "A heading here"),
        ("A heading\nof two lines\n=======", "heading", "A heading of two lines"),
        ("> A quote.\n>\n> > Another.", "quote", "A quote.\nAnother."),
        ("- one\n- two **bold**\n\n  more", "list", "one\ntwo bold\nmore"),
        ("1. one\n2. two", "list", "one\ntwo"),
        ("```python\nprint('A. B.')\n```", "code", "print('A. B.')"),
        ("    indented()", "code", "indented()"),
        ("| a | b |\n|---|---|\n| *c* | d |", "table", "a\nb\nc\nd"),
        ("<div class=x>\nA tag. Another.\n</div>", "code", ""),
        ("<script>\nlet a = 'A. B.';\n\nlet b = 1;\n</script>", "code", ""),
        ("<!-- Not yet.\n\nNot this either. -->", "code", ""),
        ("{{< youtube abc >}}", "code", "{{< youtube abc >}}"),
        ("{% include figure.html\n   src='a.png' %}", "code", "{% include figure.html src='a.png' %}"),
        ("{: .lead}", "code", "{: .lead}"),
    ],
)
def test_each_block_has_its_role_and_its_text_without_markup(body, role, plain):
    assert roles(body) == [(role, body.strip(), plain)]
    assert (role == "paragraph") == bool(sentences(body))


@pytest.mark.parametrize(
    "body",
    [
        "Read more: [One](a), [two](b) and [three](c).",
        "[Read the full story](https://example.org/)",
        "[One](a) | [Two](b) | [Three](c)",
        "[One](a)\n[Two](b)",
        "Source: https://example.org/a.b",
        "<https://example.org/>",
        "**See also:** [One](a)",
        "Read more: [![A picture](a.png) One](a)",
    ],
)
def test_a_paragraph_of_links_is_no_prose(body):
    assert [role for role, _, _ in roles(body)] == ["list"]


@pytest.mark.parametrize(
    "body",
    [
        "[Reuters](a) said so.",
        "He told [the BBC](a) that [nothing](b) had happened.",
        "More on this, he said: [Reuters](a) had it first.",
        "See https://example.org/ for what he said.",
    ],
)
def test_prose_with_links_is_prose(body):
    assert [role for role, _, _ in roles(body)] == ["paragraph"]
    assert sentences(body)


def test_a_sentence_with_a_template_call_in_it_is_not_quoted():
    body = "He {{< said >}} so. It rained.\n\n{% comment %}\nNever seen.\n{% endcomment %}"

    assert [role for role, _, _ in roles(body)] == ["paragraph", "code"]
    assert sentences(body) == [("It rained.", "It rained.")]


def test_a_picture_and_what_is_said_of_it_are_captions():
    below = "![B](b.png)\n*Below it.* **Agency**"
    body = f"![A port](a.png)\n\n*The port, on Friday.*\n\n{below}\n\n[![C](c.png)](c)\n\nProse."

    assert roles(body) == [
        ("caption", "![A port](a.png)", ""),
        ("caption", "*The port, on Friday.*", "The port, on Friday."),
        ("caption", below, "Below it. Agency"),
        ("caption", "[![C](c.png)](c)", ""),
        ("paragraph", "Prose.", "Prose."),
    ]


def test_emphasis_makes_a_caption_only_below_a_picture_and_when_it_is_short():
    long = f"*{'word ' * 60}word.*"

    assert [role for role, _, _ in roles("*All of it.*")] == ["paragraph"]
    assert [role for role, _, _ in roles(f"![a](b)\n\n{long}")] == ["caption", "paragraph"]
    assert [role for role, _, _ in roles("![a](b)\n\n*Below it.*\n\n*Not below it.*")] == [
        "caption",
        "caption",
        "paragraph",
    ]
    assert [role for role, _, _ in roles("![a](b)\n\n*Partly* so.")] == ["caption", "paragraph"]


def test_rules_and_link_definitions_are_no_blocks():
    assert roles("One.\n\n---\n\n[a]: https://example.org/\n\n***\n\nTwo.") == [
        ("paragraph", "One.", "One."),
        ("paragraph", "Two.", "Two."),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two.", [("One.", "One."), ("Two.", "Two.")]),
        ("One\nline. Two  \nlines.", [("One\nline.", "One line."), ("Two  \nlines.", "Two lines.")]),
        ("**One.** Two *is it.*", [("**One.**", "One."), ("Two *is it.*", "Two is it.")]),
        ("**One. Two.**", [("One.", "One."), ("Two.", "Two.")]),
        ("One *is. Two* is. Three.", [("Three.", "Three.")]),
        (
            "He [said so.](https://a.b/ 'c d. e') Two.",
            [("He [said so.](https://a.b/ 'c d. e')", "He said so."), ("Two.", "Two.")],
        ),
        (
            "A [said.so](https://said.so/Two.html) ok. Two.",
            [("A [said.so](https://said.so/Two.html) ok.", "A said.so ok."), ("Two.", "Two.")],
        ),
        (
            "R&amp;D \\*rose\\* 5&nbsp;%. Two.",
            [("R&amp;D \\*rose\\* 5&nbsp;%.", "R&D *rose* 5\xa0%."), ("Two.", "Two.")],
        ),
        ("Say `` a`b `` now. Two.", [("Say `` a`b `` now.", "Say a`b now."), ("Two.", "Two.")]),
        ("Call `a.b( )` now. Two.", [("Call `a.b( )` now.", "Call a.b( ) now."), ("Two.", "Two.")]),
        ("![A. B.](c.png) One. ![D](e) Two.", [("One.", "One."), ("Two.", "Two.")]),
        (
            "He <b>said</b><!-- no --> so. Two.",
            [("He <b>said</b><!-- no --> so.", "He said so."), ("Two.", "Two.")],
        ),
        (
            "As [they][r] say. Two.\n\n[r]: https://a.b/",
            [("As [they][r] say.", "As they say."), ("Two.", "Two.")],
        ),
        (
            "On <https://a.b/%20c> now. Two.",
            [("On <https://a.b/%20c> now.", "On https://a.b/ c now."), ("Two.", "Two.")],
        ),
        (
            "“One?” he asked. Two ~~is~~ was.",
            [("“One?” he asked.", "“One?” he asked."), ("Two ~~is~~ was.", "Two is was.")],
        ),
        (
            "\U0001f30a One\u2014two. Три.",
            [("\U0001f30a One\u2014two.", "\U0001f30a One\u2014two."), ("Три.", "Три.")],
        ),
        ("\u00a0One. Two.", [("One.", "One."), ("Two.", "Two.")]),
    ],
)
def test_a_sentence_is_quoted_as_it_stands_and_read_without_markup(body, expected):
    assert sentences(body) == expected


def test_only_paragraphs_at_the_top_have_sentences():
    body = "One.\n\n> Two.\n\n- Three.\n\n# Four.\n\n    Five.\n\n| Six. |\n|---|\n| Seven. |"

    assert sentences(body) == [("One.", "One.")]


def test_a_sentence_longer_than_anybody_speaks_is_left_out():
    body = f"Only {'on and ' * 300}on. Two."

    assert sentences(body) == [("Two.", "Two.")]


def test_nothing_is_made_of_nothing():
    assert blocks("") == ()
