"""What holds for any body: every sentence can be proved, nothing is lost, and nothing takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.content import read
from digest.content.blocks import Text, parse_blocks, parsed
from digest.content.inline import MARKDOWN, plain_text, trace
from digest.content.prose import stretches
from digest.text.sentences import split
from digest.text.templating import find_calls, foreign_spans

FRAGMENTS = [
    *("He said so.", "Mr. X.", "3.5", "“Why?”", "word", "Слово.", "語。", "😀", "é", "\u00a0", "\u2028", "…"),
    *(
        "*",
        "**",
        "_",
        "~~",
        "~",
        "`",
        "``",
        "` a `",
        "`` ` ``",
        "[",
        "]",
        "](",
        "(x)",
        ")",
        "![",
        "!",
        "\\",
        "\\*",
        "\\a",
        "{",
        "|",
    ),
    *(
        "[t](http://u.v 'q w. e')",
        "[r]",
        "[r][r]",
        "![p. q.](x.png)",
        "<http://a.b/%20c>",
        "<x@y.z>",
        "<b>",
        "</b>",
    ),
    *(
        "<!--",
        "-->",
        "<a href='x'>",
        "&amp;",
        "&#10;",
        "&fjlig;",
        "https://a.b",
        "\n",
        "  \n",
        "\\\n",
        "\t",
        " ",
        "  ",
    ),
    *(
        "\n\n",
        "\n# ",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n    ",
        "\n|-|\n",
        "\n---\n",
        "\n```\n",
        "\r\n",
        "\n[r]: /u\n",
    ),
]
BODIES = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)
SENTENCES = st.lists(
    st.from_regex(r"[A-Z][a-zé]{1,9}( [a-zß]{1,9}){1,5}[.!?]", fullmatch=True), min_size=1, max_size=5
)

# Paragraphs that read as they are written, among beginnings and ends of all that do not.
NASTY = st.text(
    alphabet=st.sampled_from("*_[]()<>&`#+-=09.|~!\\:\"'{%}/ab \t\n\n\u00a0\u3000\x1f"), max_size=8
)
PROSE = st.sampled_from(
    [
        *("He said so. She did not.", "One\nline. Two\nlines.", "5 died.", "“Why?” 語。見る", "## A heading"),
        *("Mr. X said\u00a05 % were, e.g., in U.S. courts.", "No end", "(Reuters) - It rose.", "Слово. Два."),
    ]
)
JOINTS = st.sampled_from(["\n\n", "\n \t\n", "\n\n\n", "\n", "  \n", "\n\n    ", "\n\n  ", " "])
OPENERS = st.sampled_from(
    [
        *(
            "- a",
            "* a\n  - b",
            "1. a",
            "2) b",
            "> q",
            "> - q",
            "    code",
            "\tcode",
            "```",
            "~~~ py",
            "- ```",
            "***",
        ),
        *(
            "a | b\n--|--\nc | d",
            "|a|\n|-|",
            "Title\n===",
            "Title\n-",
            "---",
            "# *H*",
            "#",
            "#x",
            "####### x",
        ),
        *(
            "<div>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<b>x</b>",
            "<http://a.b>",
            "[r]: /u 'v",
            "[r]:\n/u",
        ),
        *(
            "[r]",
            "[a](b)",
            "![a](b)",
            "*Below it.*",
            "a  \nb",
            "a\\\nb",
            "&amp;",
            "https://a.b",
            "{{< a >}}",
            "{: .b}",
        ),
        *(
            "{% comment %}",
            "{% endcomment %}",
            "[TOC]",
            "{#a}",
            "x {{ y }} z.",
            "\\# x",
            "a\n    b",
            "a\n> b",
            "a\n1. b",
        ),
    ]
)
MIXED = st.lists(st.tuples(PROSE | OPENERS | NASTY, JOINTS).map("".join), max_size=9).map("".join)


def stored(text):
    """A body as it is stored."""
    front = b"---\ntitle: x\ndate: 2025-12-07\n---\n"
    article, _ = read("content/a.md", front + text.encode(errors="ignore"), timezone="UTC", language="en")
    return article


@given(BODIES)
@settings(max_examples=300, deadline=None)
@example("*a. b* c. d.")
@example("\r\n\u00a0One.\r\n")
def test_every_sentence_stands_where_it_says_in_order_and_reads_as_it_says(text):
    article = stored(text)
    if article is None:
        return
    env = {}
    MARKDOWN.parse(article.body, env)
    end = 0
    for block in parse_blocks(article.body, article.language):
        assert end <= block.start <= block.end <= len(article.body)
        end = block.start
        for sentence in block.sentences:
            assert end <= sentence.start < sentence.end <= block.end
            assert article.body[sentence.start : sentence.end] == sentence.text
            assert plain_text(sentence.text, env) == sentence.plain
            end = sentence.end
        assert not block.sentences or block.role == "paragraph"
        end = block.end


@given(BODIES)
@example("`He said so.\n`")
@settings(max_examples=300, deadline=None)
def test_each_character_that_a_reader_sees_is_found_in_the_source(text):
    env = {}
    for token in MARKDOWN.parse(text, env):
        if token.type != "inline":
            continue
        inline = trace(token, env)
        for index, character in enumerate(inline.plain):
            source = token.content[inline.start(index) : inline.end(index + 1)]
            same = source == character or (character == " " and not source.strip())
            assert same or source.startswith(("&", "\\", "http://")), (character, source)


@given(MIXED | BODIES)
@settings(max_examples=1000, deadline=None)
@example("- a\n\nOne.\n\n  Two.\n\n    three\n\n* * *\n\nFour.")
@example("![a](b)\n\n*Below it.*\n\nOne.\n\n*Not below it.*")
@example("```\n\nOne.\n\n```\n\nTwo.")
@example("See [r] now.\n\nOne.\n\n[r]: /u")
@example("a | b\n:--|--\nc | d")
@example("One \nline. Two.")
@example(f"{{{{{'a ' * 2500}}}}}")
def test_what_reads_as_it_is_written_is_what_the_parser_makes_of_it(body):
    body = body.replace("\r", "\n")
    text = Text(body, "en", {}, foreign_spans(body, find_calls(body)))

    assert parse_blocks(body, "en") == tuple(parsed(text, 0, len(body), None))


def test_prose_is_read_without_a_parser_and_markup_beside_it_is_not():
    body = "One.\n\n## Two\n\nThree\nfour.\n\n- five\n- *six*\n\n    seven\n\nEight."

    assert [(one.kind, body[one.start : one.end].strip("\n")) for one in stretches(body)] == [
        ("paragraph", "One."),
        ("heading", "## Two"),
        ("paragraph", "Three\nfour."),
        ("markdown", "- five\n- *six*\n\n    seven"),
        ("paragraph", "Eight."),
    ]


ADDRESSES = st.lists(
    st.sampled_from(
        [
            "http://",
            "https://",
            "javascript:",
            "a",
            "é",
            "%",
            "%20",
            " ",
            "\\",
            "&#10;",
            ":",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
        ]
    )
    | st.characters(codec="utf-8", exclude_characters="\r"),
    max_size=8,
).map("".join)


@given(ADDRESSES)
@settings(deadline=None)
@example("https://a.b")
@example("javascript:a")
def test_what_is_a_link_does_not_hang_on_how_its_address_is_normalised(address):
    body = f"[a]({address}) <{address}> ![b]({address} 'c') [d]\n\n[d]: {address}"
    usual = MarkdownIt("js-default", {"html": True, "maxNesting": 20}).disable("text_join")

    assert [(one.type, one.map, one.content, one.level) for one in flat(MARKDOWN.parse(body))] == [
        (one.type, one.map, one.content, one.level) for one in flat(usual.parse(body))
    ]


def flat(tokens):
    return [inner for token in tokens for inner in (token, *flat(token.children or ()))]


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.sampled_from(["\n", " "]))
@settings(deadline=None)
def test_of_plain_prose_nothing_is_left_out(paragraphs, joint):
    body = "\n\n".join(joint.join(sentences) for sentences in paragraphs)
    blocks = parse_blocks(body, "en")

    assert [block.role for block in blocks] == ["paragraph"] * len(paragraphs)
    assert [" ".join(block.plain.split()) for block in blocks] == [" ".join(one) for one in paragraphs]
    for block in blocks:
        assert [s.plain for s in block.sentences] == [block.plain[a:b] for a, b in split(block.plain, "en")]
        assert all(" ".join(s.text.split()) == s.plain for s in block.sentences)


@given(
    SENTENCES, st.sampled_from(["*{}*", "**{}**", "~~{}~~", "[{}](https://a.b/ 'c. d')", "<b>{}</b>", "`{}`"])
)
@settings(deadline=None)
def test_markup_around_a_sentence_neither_hides_it_nor_shows(sentences, markup):
    bare = parse_blocks(" ".join(["Start here.", *sentences]), "en")
    marked = parse_blocks(" ".join(["Start here.", *map(markup.format, sentences)]), "en")

    assert marked[0].plain == bare[0].plain
    assert [s.plain for s in marked[0].sentences] == [s.plain for s in bare[0].sentences]


@given(BODIES)
@settings(deadline=None)
def test_line_ends_make_no_difference(text):
    bare = text.replace("\r\n", "\n")
    one, other = stored(bare), stored(bare.replace("\n", "\r\n"))

    assert (one and one.body) == (other and other.body)


@pytest.mark.parametrize(
    "markup",
    ["*", "**", "_", "`", "[", "](", "![", ">", "- ", "<", "&", "\\", "~~", "|", "# ", "a. *b ", "[a]("],
)
def test_a_long_row_of_marks_takes_time_in_proportion(markup, linear):
    linear(
        lambda body: parse_blocks(body, "en"), lambda size: (markup * (size // len(markup))).strip(), 5_000
    )


def test_no_markup_is_left_in_what_a_reader_sees():
    body = "*a* **b** [c](d) ![e](f) `g` ~~h~~ &lt; \\_ <i>j</i>\n\n- *k*\n\n> **l**\n\n# m `n`"

    assert not re.search(r"[*\[\]()!`~&;\\#]|<i>", "".join(block.plain for block in parse_blocks(body, "en")))


@given(
    st.text(alphabet=st.sampled_from(" \t\n\r\f\v\u00a0ab.!](){}>:;=#+-1$%^@\"'|/\\`~*_[<&\0"), max_size=12)
    | BODIES
)
@example(" a \t b  \n c\n")
@example("!(a) http://b.c --- 'd'")
def test_a_text_without_markup_reads_as_the_parser_says(text):
    env = {}
    [token] = MARKDOWN.parseInline(text, env)
    assert plain_text(text, env) == trace(token, env).plain
