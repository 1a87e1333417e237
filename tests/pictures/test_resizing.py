"""A picture becomes files of a few widths, and says how large it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from digest.model import Article
from digest.pictures import Asked, prepare


def widths(pictures, ending):
    paths = [file.path for file in pictures.files if file.path.endswith(ending)]
    return [int(path.split("-")[-2]) for path in paths]


@pytest.mark.parametrize(
    ("width", "webp", "plain"),
    [
        (4000, [480, 960, 1440], [960]),
        (1000, [480, 1000], [960]),
        (700, [480, 700], [700]),
        (500, [500], [500]),
        (30, [30], [30]),
    ],
)
def test_no_file_is_wider_than_the_picture_or_than_is_shown(shop, width, webp, plain):
    made = shop.prepare(shop.encode(shop.photo(width, width // 2)))

    assert widths(made, ".webp") == webp
    assert widths(made, ".jpg") == plain


def test_a_page_is_told_address_size_and_choices(shop):
    made = shop.prepare(shop.encode(shop.photo(1000, 500)), "img/The Port.JPG")

    picture = made.by_slug["one"]
    assert (picture.width, picture.height) == (960, 480)
    assert [one.width for one in picture.webp] == [480, 1000]
    addresses = [picture.address, *(one.address for one in picture.webp)]
    assert addresses == [file.path for file in made.files]
    assert all(address.startswith("pictures/the-port-") for address in addresses)


def test_another_picture_of_the_same_name_and_size_has_another_address(shop):
    photo = shop.photo()
    one, other = shop.prepare(shop.encode(photo)), shop.prepare(shop.encode(photo.rotate(180)))

    assert {file.path for file in one.files}.isdisjoint(file.path for file in other.files)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_what_a_file_is_its_bytes_say_and_not_its_name(shop, kind):
    made = shop.prepare(shop.encode(shop.photo(), kind), "wrong.svg")

    formats = [Image.open(BytesIO(file.content)).format for file in made.files]
    assert formats[1:] == ["WEBP"]
    assert made.files[0].path.endswith({"JPEG": ".jpg", "PNG": ".png"}[formats[0]])


def test_photographs_are_jpeg_for_programs_without_webp_and_drawings_png(shop):
    drawing = Image.new("RGB", (60, 40), "teal")
    veiled = shop.photo(mode="RGBA")
    veiled.putalpha(128)

    assert [image.format for image in shop.shown(shop.encode(shop.photo(300, 200), "PNG"))] == [
        "JPEG",
        "WEBP",
    ]
    assert [image.format for image in shop.shown(shop.encode(drawing, "PNG"))] == ["PNG", "WEBP"]
    assert [image.format for image in shop.shown(shop.encode(veiled, "WEBP"))] == ["PNG", "WEBP"]


def test_edges_of_a_drawing_stay_exact(shop):
    drawing = Image.new("RGB", (60, 40), "white")
    drawing.paste("red", (10, 10, 20, 20))

    for shown in shop.shown(shop.encode(drawing, "PNG")):
        assert shown.convert("RGB").tobytes() == drawing.tobytes()


def test_a_picture_is_turned_as_its_camera_was_held(shop):
    exif = Image.Exif()
    exif[0x0112] = 6

    made = shop.prepare(shop.encode(shop.photo(60, 40), exif=exif))

    assert (made.by_slug["one"].width, made.by_slug["one"].height) == (40, 60)
    red = Image.open(BytesIO(made.files[0].content)).getchannel("R")
    assert red.getpixel((20, 5)) < 60
    assert red.getpixel((20, 55)) > 200


def test_metadata_stays_behind(shop):
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    options = {"exif": exif, "comment": b"Secret comment", "xmp": b"<x>Secret</x>"}

    for file in shop.prepare(shop.encode(shop.photo(), **options)).files:
        assert b"Secret" not in file.content
        assert not {"exif", "xmp", "comment", "icc_profile"} & Image.open(BytesIO(file.content)).info.keys()


def test_colours_come_out_of_their_own_space(shop):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A space in which red is what others call blue.
    swapped = srgb.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)
    content = shop.encode(Image.new("RGB", (40, 40), (220, 30, 60)), "PNG", icc_profile=swapped)

    for shown in shop.shown(content):
        red, _, blue = shown.convert("RGB").getpixel((20, 20))
        assert red < 90
        assert blue > 200


def test_a_profile_for_other_channels_is_ignored(shop):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    content = shop.encode(Image.new("RGB", (40, 40), (128, 128, 128)), "PNG", icc_profile=lab)

    assert shop.shown(content)[0].convert("RGB").getpixel((20, 20)) == (128, 128, 128)


@pytest.mark.parametrize("profile", [b"nonsense" * 20, b"\0", b"\0" * 200])
def test_a_broken_colour_profile_is_ignored(shop, profile):
    content = shop.encode(Image.new("RGB", (40, 40), (10, 200, 30)), "PNG", icc_profile=profile)

    assert shop.shown(content)[0].convert("RGB").getpixel((20, 20)) == (10, 200, 30)


def test_transparency_survives_a_colour_profile(shop):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = shop.encode(Image.new("RGBA", (40, 40), (200, 100, 50, 77)), "PNG", icc_profile=profile)

    for shown in shop.shown(content):
        assert shown.convert("RGBA").getpixel((20, 20))[3] == 77


@pytest.mark.parametrize(
    ("mode", "kind"), [("CMYK", "JPEG"), ("L", "JPEG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG")]
)
def test_every_kind_of_pixel_is_shown_alike(shop, mode, kind):
    photo = shop.photo(60, 40, mode)

    for shown in shop.shown(shop.encode(photo, kind)):
        assert shown.size == (60, 40)
        wanted, got = (one.convert("L").resize((1, 1)).getpixel((0, 0)) for one in (photo, shown))
        assert abs(wanted - got) < 8


def test_sixteen_bits_of_grey_become_eight_and_not_white(shop):
    grey = Image.new("I;16", (40, 40), 0x4000)

    for shown in shop.shown(shop.encode(grey, "PNG")):
        assert abs(shown.convert("L").getpixel((20, 20)) - 0x40) < 3


def test_a_palette_with_a_transparent_colour_keeps_it(shop):
    image = Image.new("P", (40, 40), 0)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.paste(1, (0, 0, 20, 40))

    for shown in shop.shown(shop.encode(image, "PNG", transparency=0)):
        assert shown.convert("RGBA").getpixel((35, 20))[3] == 0
        assert shown.convert("RGBA").getpixel((5, 20)) == (0, 255, 0, 255)


def test_transparency_that_hides_nothing_costs_nothing(shop):
    assert [one.mode for one in shop.shown(shop.encode(shop.photo(300, 200, "RGBA"), "PNG"))] == [
        "RGB",
        "RGB",
    ]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_an_animation_is_kept_as_it_is(shop, kind):
    frames = [shop.photo(), shop.photo().rotate(180)]
    content = shop.encode(frames[0], kind, save_all=True, append_images=frames[1:])

    made = shop.prepare(content)

    assert [file.content for file in made.files] == [content]
    assert made.files[0].path.endswith(f".{kind.lower()}")
    picture = made.by_slug["one"]
    assert (picture.width, picture.height, picture.webp) == (60, 40, ())


def test_what_a_camera_adds_to_a_photograph_is_no_animation(shop):
    content = shop.encode(shop.photo(), "MPO", save_all=True, append_images=[shop.photo(30, 20)])

    assert [image.format for image in shop.shown(content)] == ["JPEG", "WEBP"]


@pytest.mark.parametrize("size", [(10, 20_000), (20_000, 1), (1, 1)])
def test_odd_shapes_are_shown(shop, size):
    for shown in shop.shown(shop.encode(Image.new("RGB", size, "teal"), "PNG")):
        assert max(shown.size) <= 16_383
        assert min(shown.size) >= 1


def test_two_articles_share_the_files_of_one_picture(shop):
    content = shop.encode(shop.photo())
    asked = [Asked(Article(f"content/{n}.md", n, n, image="a.jpg"), "a.jpg", lambda _: content) for n in "ab"]

    made = prepare(asked, shop.memory)

    assert made.by_slug["a"] == made.by_slug["b"]
    assert len({file.path for file in made.files}) == len(made.files) == 2


def test_a_drawing_made_smaller_has_soft_edges_and_needs_no_exact_copy(shop):
    drawing = Image.new("RGB", (1000, 500), "white")
    drawing.paste("red", (10, 10, 500, 333))

    narrow, wide = shop.prepare(shop.encode(drawing, "PNG")).files[1:]

    assert (narrow.content[12:16], wide.content[12:16]) == (b"VP8 ", b"VP8L")
