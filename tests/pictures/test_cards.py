"""A social card says what is shared, in letters that its fonts have."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from digest.pictures.cards import Card
from digest.pictures.drawing import _FOOT_RULE, _KICKER_SIZE, HEIGHT, WIDTH, Press
from digest.pictures.lettering import Face, characters, drawable, lines_of

KNOWN = characters()
ACCENT, INK = (0x9C, 0x2A, 0x1C), (0x1A, 0x19, 0x16)


@pytest.fixture(scope="module")
def press():
    return Press()


def look(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def part(image: Image.Image, top: int, bottom: int) -> bytes:
    return image.crop((0, top, WIDTH, bottom)).tobytes()


def test_it_is_a_png_of_the_size_that_others_show(press):
    content = press.print(Card("A Digest", "War", "A strike on the port", ("CNN",)))

    assert content.startswith(b"\x89PNG")
    assert look(content).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(content) < 30_000


def test_the_same_card_has_the_same_bytes_whatever_was_printed_before(press):
    card = Card("A Digest", "War", "A strike on the port", ("CNN", "BBC"))
    press.print(Card("Another", "", "A longer title of another story", ()))

    assert press.print(card) == Press().print(card)


@pytest.mark.parametrize("name", ["Literata-SemiBold", "Inter-Medium"])
def test_the_fonts_draw_every_character_that_is_said_to_be_theirs(name):
    face = Face(name)
    lacking = face._font(40).getmask("\U0010fffd")
    box = (lacking.size, bytes(lacking))

    drawn = {letter: face._font(40).getmask(letter) for letter in KNOWN if not letter.isspace()}

    assert not [letter for letter, mask in drawn.items() if (mask.size, bytes(mask)) == box]


@pytest.mark.parametrize(
    "text",
    [
        "Élection présidentielle : l’Assemblée vote",
        "Žluťoučký kůň, łódź, İstanbul, Győr",
        "Quốc hội Việt Nam thông qua luật mới",
        "Росія завдала удару по Києву: дев’ять загиблих",
        "Ђоковић и Њујорк",
        "Η Ελλάδα αναβαθμίζεται: τι σημαίνει",  # noqa: RUF001 - Greek
        "“€5bn – £3bn”, 20% … №7",
        "Co-operation\u202f: 5\u00a0km",
    ],
)
def test_latin_greek_and_cyrillic_are_set(text):
    assert drawable(text, KNOWN) == text


@pytest.mark.parametrize(
    "text",
    ["俄罗斯对乌克兰", "روسيا", "ירושלים", "한국", "हिन्दी", "ไทย", "Kyiv 基辅", "I ♥ NY", "a\u0325", "ა"],
)
def test_what_the_fonts_lack_is_not_set_at_all(text):
    assert drawable(text, KNOWN) == ""


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("🔴 Live: strike 🚀🚀", "Live: strike"),
        ("co\u00adoperate", "cooperate"),
        ("\u202bKyiv\u202c", "Kyiv"),
        ("e\u0301te\u0301", "été"),
        ("  two \n lines ", "two lines"),
        ("", ""),
        ("🔴", ""),
    ],
)
def test_marks_that_say_nothing_go(text, set_as):
    assert drawable(text, KNOWN) == set_as


@pytest.mark.parametrize("title", ["俄罗斯", "روسيا", ""])
def test_without_a_title_the_digest_s_name_stands_in_its_place(press, title):
    assert press.print(Card("The Brief", "", title)) == press.print(Card("", "", "The Brief"))


def test_without_any_letters_there_is_colour_and_no_box(press):
    image = look(press.print(Card("الموجز", "国际", "روسيا", ("新华社",))))

    assert image.getpixel((600, 300)) == ACCENT
    assert len(set(image.crop((0, _FOOT_RULE + 1, WIDTH, HEIGHT)).tobytes())) == 3, "the foot is empty"


def test_names_that_are_not_set_are_counted(press):
    named = press.print(Card("A", "", "T", ("CNN", "新华社", "", "الجزيرة")))

    assert named == press.print(Card("A", "", "T", ("CNN", "国", "文")))
    assert named != press.print(Card("A", "", "T", ("CNN",)))


@pytest.mark.parametrize(
    "title",
    [
        "Strike",
        "A strike on the port " * 40,
        "Donaudampfschifffahrtsgesellschaft" * 9,
        "W" * 400,
        "a b " * 300,
        "Ế" * 30,
    ],
)
def test_any_title_keeps_inside_its_margins(press, title):
    image = look(press.print(Card("The Brief", "War", title, ("CNN",) * 60)))

    assert {image.getpixel((x, y)) for x in (*range(60), *range(1140, 1200)) for y in range(630)} == {
        (0xFD, 0xFC, 0xF8)
    }
    assert len(set(part(image, 519, _FOOT_RULE))) <= 3, "between title and foot"
    assert len(set(part(image, 126, 150))) <= 3, "between head and title"


def test_a_long_name_and_theme_are_cut(press):
    image = look(
        press.print(Card("A very long name " * 20, "A very long theme " * 20, "T", ("An outlet " * 40,)))
    )

    assert {image.getpixel((x, y)) for x in range(1140, 1200) for y in range(630)} == {(0xFD, 0xFC, 0xF8)}


def test_the_theme_alone_is_in_colour(press):
    image = look(press.print(Card("The Brief", "War", "Strike", ("CNN",))))
    rows = {y for y in range(HEIGHT) for x in range(60, 400) if image.getpixel((x, y)) == ACCENT}

    assert rows
    assert max(rows) - min(rows) <= _KICKER_SIZE


def test_lines_are_about_equally_long_and_keep_every_word():
    face = Face("Literata-SemiBold")
    title = "Russia launches air strikes on Ukraine amid US-backed peace talks in three capitals"

    lines = lines_of(title, face, 60, 1056)

    assert " ".join(lines) == title
    widths = [face.width(line, 60) for line in lines]
    assert max(widths) <= 1056
    assert min(widths) > 0.6 * max(widths)


def test_no_line_begins_with_what_belongs_to_the_word_before():
    lines = lines_of("Vote : oui ? non ! « Tout » ou rien", Face("Literata-SemiBold"), 92, 260)

    assert all(line[0] not in ":?!»" for line in lines)
    assert not any(line.endswith("«") for line in lines)


def test_letters_are_kerned():
    face = Face("Literata-SemiBold")

    assert face.width("AV", 100) < face.width("A", 100) + face.width("V", 100) - 8


def test_a_title_is_set_smaller_before_a_word_is_parted(press):
    word = "Internationalisierungsbestrebungen"

    assert press._fitted(word, 350)[1] == (word,)
    assert len(press._fitted(word * 3, 350)[1]) > 1
