"""Whatever cannot be shown is said, and nothing of it is published."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from digest.model import Article
from digest.pictures import Asked, Memory, prepare
from digest.pictures.articles import MAX_BYTES
from digest.pictures.raster import MAX_FRAMES_PIXELS, MAX_PIXELS

TRUNCATED = {"JPEG": 0.9, "PNG": 0.5, "WEBP": 0.9, "GIF": 0.5, "AVIF": 0.9}


def png(width: int, height: int, pixels: bytes = b"", extra: bytes = b"") -> bytes:
    """A PNG that says it has this size, whatever it holds."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + extra + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 6_401), (0x7FFF_FFFF, 0x7FFF_FFFF)])
def test_a_bomb_is_refused_before_it_is_unpacked(shop, size):
    assert shop.fault(png(*size)) == "'a.jpg' has more than 64,000,000 pixels"


def test_what_a_camera_makes_is_no_bomb():
    assert 50_000_000 < MAX_PIXELS < Image.MAX_IMAGE_PIXELS


def test_an_animation_is_bounded_as_a_whole(shop, monkeypatch):
    frames = [shop.photo().rotate(90 * n) for n in range(4)]
    content = shop.encode(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert not shop.prepare(content).problems

    monkeypatch.setattr("digest.pictures.raster.MAX_FRAMES_PIXELS", 4 * 60 * 40 - 1)

    assert MAX_FRAMES_PIXELS == 8 * MAX_PIXELS
    assert "pixels" in shop.fault(content)


def test_a_large_file_is_refused_by_its_size(shop):
    assert shop.fault(b"\xff\xd8" + bytes(MAX_BYTES)) == "'a.jpg' has more than 50,000,000 bytes"


def test_text_that_unpacks_without_end_is_no_danger(shop):
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9))

    assert "broken or cut off" in shop.fault(png(1, 1, b"\0\1\2\3", text))


@pytest.mark.parametrize(("kind", "share"), TRUNCATED.items())
def test_a_truncated_file_is_no_picture(shop, kind, share):
    content = shop.encode(shop.photo(300, 200), kind)

    assert shop.fault(content[: int(len(content) * share)])


def test_an_animation_that_breaks_off_is_no_picture(shop):
    frames = [shop.photo(), shop.photo().rotate(180)]
    content = shop.encode(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert "broken or cut off" in shop.fault(content[:-500])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "'a.jpg' is empty"),
        (b"GIF", "'a.jpg' can't be read as a picture"),
        (b"not a picture at all", "'a.jpg' can't be read as a picture"),
        (b"%PDF-1.7\n", "'a.jpg' can't be read as a picture"),
        (b"<!doctype html><p>404", "'a.jpg' is broken or cut off"),
        (b"\x89PNG\r\n\x1a\n", "'a.jpg' can't be read as a picture"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "'a.jpg' is broken or cut off"),
        (png(0, 10), "'a.jpg' can't be read as a picture"),
        (png(10, 0), "'a.jpg' can't be read as a picture"),
    ],
)
def test_what_is_no_picture_says_so(shop, content, fault):
    assert shop.fault(content) == fault


def test_other_formats_are_not_even_tried(shop):
    for kind in ("BMP", "TIFF", "PPM", "ICO"):
        assert "can't be read as a picture" in shop.fault(shop.encode(shop.photo(), kind))


def test_a_file_that_may_not_be_read_is_a_problem():
    def refuse(_: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    made = prepare([Asked(Article("content/a.md", "a", "A", image="a.png"), "a.png", refuse)], Memory(None))

    assert [problem.message for problem in made.problems] == ["'a.png' can't be read: permission denied"]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(TRUNCATED)), st.data())
def test_a_damaged_file_is_shown_or_refused_and_never_crashes(kind, data):
    file = BytesIO()
    Image.linear_gradient("L").resize((30, 20)).convert("RGB").save(file, kind)
    content = bytearray(file.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    article = Article("content/a.md", "a", "A", image="a")

    made = prepare([Asked(article, "a", lambda _: bytes(content))], Memory(None))

    assert len(made.problems) + len(made.by_slug) == 1
