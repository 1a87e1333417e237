"""The curator's Markdown as HTML that is safe to publish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.addresses import Addresses
from digest.render.markdown import to_html

ABOUT = Addresses("about/", None)

CASES = [
    ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
    ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>"),
    ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    ("[a](https://b.example/c)", '<p><a href="https://b.example/c" rel="noopener">a</a></p>'),
    ("[a](mailto:x@y.example)", '<p><a href="mailto:x@y.example">a</a></p>'),
    ("[](https://b.example/c)", '<p><a href="https://b.example/c" rel="noopener">https://b.example/c</a></p>'),
    ("[a](data:image/png;base64,x)", "<p>a</p>"),
    ("[a](tel:1)", "<p>a</p>"),
    ("[a](//b.example/)", "<p>a</p>"),
    ("[a](/themes/)", '<p><a href="../themes/index.html">a</a></p>'),
    ("[a](/)", '<p><a href="../index.html">a</a></p>'),
    ("[a](../themes/?x#y)", '<p><a href="../themes/index.html?x#y">a</a></p>'),
    ("[a](#part)", '<p><a href="#part">a</a></p>'),
    ("[a](</ä b/>)", '<p><a href="../%C3%A4%20b/index.html">a</a></p>'),
    ("[a](/../../../etc/)", '<p><a href="../etc/index.html">a</a></p>'),
    ("![a *b*](https://b.example/c.png)", '<p><a href="https://b.example/c.png" rel="noopener">a b</a></p>'),
    (
        "![](https://b.example/c.png)",
        '<p><a href="https://b.example/c.png" rel="noopener">Picture at b.example</a></p>',
    ),
    ("![a](/pictures/c.png)", '<p><img src="../pictures/c.png" alt="a"></p>'),
    ("![a](//b.example/c.png)", "<p>a</p>"),
    ("![a](data:image/png;base64,x)", "<p>a</p>"),
    (
        "[![a](https://b.example/c.png)](https://d.example/)",
        '<p><a href="https://d.example/" rel="noopener">a</a></p>',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), CASES)
def test_markdown_becomes_safe_html(text, html):
    assert to_html(text, addresses=ABOUT).strip().replace("<br />", "<br>").replace(" />", ">") == html


@pytest.mark.parametrize(
    ("text", "top", "levels"),
    [
        ("# a\n## b\n### c", 2, [2, 3, 4]),
        ("## a\n\n# b", 2, [2, 2]),
        ("# a\n#### b\n## c\n##### d", 2, [2, 3, 3, 4]),
        ("### a", 3, [3]),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", 3, [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_start_below_the_pages_own_and_none_is_skipped(text, top, levels, parse):
    assert parse(str(to_html(text, top, addresses=ABOUT))).headings == levels


def test_a_tables_alignment_is_a_class_and_its_frame_can_be_reached(parse):
    document = parse(str(to_html("| a | b |\n|:-:|--:|\n| 1 | 2 |", addresses=ABOUT)))
    assert document.all("th") == [{"class": "center"}, {"class": "right"}]
    assert document.all("td") == [{"class": "center"}, {"class": "right"}]
    assert document.all("div")[0]["tabindex"] == "0"


@given(st.text(alphabet=st.sampled_from("ab[]()!<>*_`#|-:\\/\"'\n &;:javscript.")))
def test_no_markdown_makes_an_active_element(text):
    html = str(to_html(text, addresses=ABOUT)).lower()
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "style=" not in html


def test_rendering_one_text_leaves_no_trace_in_the_next():
    first = to_html("[a](/x/)", addresses=ABOUT)
    to_html("[a](/x/)", addresses=Addresses("", None))
    assert to_html("[a](/x/)", addresses=ABOUT) == first
