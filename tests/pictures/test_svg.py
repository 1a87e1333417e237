"""A drawing in SVG is published as it came, with its size, if it can't act."""

from __future__ import annotations

from itertools import pairwise

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
ENCODED = [f'<?xml version="1.0" encoding="{name}"?>{SVG}/>' for name in ("klingon", "big5", "hex", "")]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ('width="300px" height="200.4px"', (300, 200)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 640 480"', (640, 480)),
        ('viewBox="-5,-5,64.0,48"', (64, 48)),
        ('width="0" height="5"', (None, None)),
        ('width="1e999" height="-5" viewBox="0 0 x y"', (None, None)),
        ("", (None, None)),
    ],
)
def test_its_size_is_what_it_says(shop, attributes, size):
    content = f"{SVG} {attributes}/>".encode()

    made = shop.prepare(content, "A Map.svg")

    (file,) = made.files
    picture = made.by_slug["one"]
    assert (file.content, file.path) == (content, picture.address)
    assert file.path.startswith("pictures/a-map-")
    assert file.path.endswith(".svg")
    assert (picture.width, picture.height, picture.webp) == (*size, ())


@pytest.mark.parametrize(
    "start", ["\ufeff", "  \n", "<?xml version='1.0'?>", "<!DOCTYPE svg>", "<!-- a map -->"]
)
def test_it_may_begin_as_any_xml_does(shop, start):
    assert not shop.prepare(f"{start}{SVG}/>".encode()).problems


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<g onload="alert(1)"/>',
        '<a href="java&#10;script:alert(1)"/>',
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href=" javascript:alert(1)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="#;javascript:alert(1)"/>',
        '<i:iframe xmlns:i="http://www.w3.org/1999/xhtml"/>',
        '<?xml-stylesheet type="text/xsl" href="page.xsl"?>',
        "<foreignObject/>",
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_one_that_could_act_is_refused(shop, inside):
    assert shop.fault(f"{SVG}>{inside}</svg>".encode()) == "'a.jpg' has scripts or pages inside"


@pytest.mark.parametrize("content", ["<html/>", '<svg xmlns="http://other.example/"/>', "<svg/>"])
def test_other_xml_is_no_picture(shop, content):
    assert "is no SVG" in shop.fault(content.encode())


@pytest.mark.parametrize("content", [f"{SVG}>", f"{SVG}/><x/>", f"{SVG}>&nowhere;</svg>", "<", *ENCODED])
def test_one_that_is_not_well_formed_is_no_picture(shop, content):
    assert "is broken or cut off" in shop.fault(content.encode())


def test_entities_that_multiply_are_refused(shop):
    names = [f"e{n}" for n in range(12)]
    made = [f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in pairwise(names)]
    content = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{"".join(made)}]>{SVG}>&{names[-1]};</svg>'

    assert "is broken or cut off" in shop.fault(content.encode())


def test_nothing_is_fetched_or_read_for_it(shop):
    content = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>{SVG}>&x;</svg>'

    made = shop.prepare(content.encode())

    assert [file.content for file in made.files] == [content.encode()]


def test_a_drawing_without_end_is_refused(shop):
    assert "bytes" in shop.fault(f"{SVG}>{' ' * 5_000_000}</svg>".encode())
