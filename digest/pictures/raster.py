"""A photograph or a drawing in pixels becomes the files that browsers choose from."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from digest.pictures.faults import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator

# Cameras make up to 50 million pixels.
MAX_PIXELS = 64_000_000
# Of all frames of an animation together.
MAX_FRAMES_PIXELS = 8 * MAX_PIXELS

# A phone's width, and the page's widest column at one and at two pixels per pixel.
WIDTHS = (480, 960, 1440)
# What every program shows, mail and feed readers too, needs no more.
PLAIN_WIDTH = 960
# No side of a WebP file may be longer.
_LONGEST = 16_383
# A file that is hardly narrower than the next saves nobody anything.
_STEP = 1.25
_QUALITY = 78
# Drawings and screenshots have few colours, and edges that must stay sharp; a grey photograph has few, too.
_FEW_COLOURS = 256

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ANIMATED = {"GIF": "gif", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a picture: its format as the ending of a name, its size in pixels, and its bytes."""

    ending: str
    width: int
    height: int
    content: bytes


def resized(content: bytes) -> tuple[Made, ...]:
    """The picture for every program, then in WebP from narrow to wide; of an animation only itself.

    The first is PNG for drawings and where something is transparent, else JPEG.

    Never larger than it came; turned as its camera was held, in sRGB, without any metadata. What the file
    is, its bytes say and not its name. Raises `Broken`.
    """
    read = _read(content)
    if isinstance(read, Made):
        return (read,)
    image, drawn = read
    return tuple(_files(image, drawn=drawn))


def _read(content: bytes) -> tuple[Image.Image, bool] | Made:
    """The picture as it is to be seen, and whether it is drawn; an animation as it came."""
    with _decoding(), Image.open(BytesIO(content), formats=_FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise _too_large()
        if image.format in _ANIMATED and getattr(image, "is_animated", False):
            _check_frames(image)
            return Made(_ANIMATED[image.format], *image.size, content)
        # A JPEG can be read at half the size and less, in less time and memory.
        image.draft(None, (WIDTHS[-1], WIDTHS[-1]))
        image.load()
        return _opaque(_in_srgb(ImageOps.exif_transpose(image))), _is_drawn(image)
    raise AssertionError("a decoder's fault is raised")


def _files(image: Image.Image, *, drawn: bool) -> Iterator[Made]:
    largest = max(1, min(image.width, WIDTHS[-1], image.width * _LONGEST // image.height))
    plain = "png" if drawn or image.mode == "RGBA" else "jpg"
    yield _encoded(image, min(largest, PLAIN_WIDTH), plain)
    for width in (*(width for width in WIDTHS if width * _STEP <= largest), largest):
        yield _encoded(image, width, "webp", drawn=drawn)


def _encoded(image: Image.Image, width: int, ending: str, *, drawn: bool = False) -> Made:
    height = max(1, round(image.height * width / image.width))
    if (width, height) != image.size:
        drawn = False
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    file = BytesIO()
    if ending == "jpg":
        image.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    elif ending == "png":
        image.save(file, "PNG", compress_level=9)
    else:
        image.save(file, "WEBP", quality=_QUALITY, method=4, lossless=drawn)
    return Made(ending, width, height, file.getvalue())


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours as a screen shows them, ``RGB`` or ``RGBA``; metadata stays behind."""
    profile = image.info.get("icc_profile")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I"):
        # Sixteen bits of grey; only the upper eight can be shown.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode in {"P", "PA", "LA", "1"}:
        image = image.convert(wanted)
    if profile and (managed := _managed(image, profile, wanted)):
        image = managed
    shown = image.convert(wanted)
    shown.info.clear()
    return shown


def _managed(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    """The picture out of its own colour space; none when its profile is not for it, or is broken."""
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _opaque(image: Image.Image) -> Image.Image:
    """Without a transparency that hides nothing."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _is_drawn(image: Image.Image) -> bool:
    few = image.format in {"PNG", "GIF"} and image.mode in {"1", "P", "PA", "RGB", "RGBA"}
    return few and image.getcolors(_FEW_COLOURS) is not None


def _check_frames(image: Image.Image) -> None:
    """Every frame can be shown; a file that ends within one would stop there."""
    frames = getattr(image, "n_frames", 1)
    if frames * image.width * image.height > MAX_FRAMES_PIXELS:
        raise _too_large()
    for frame in range(frames):
        image.seek(frame)
        image.load()


@contextmanager
def _decoding() -> Iterator[None]:
    """Whatever a decoder raises over a stranger's bytes is the picture's fault."""
    try:
        yield
    except Broken:
        raise
    except UnidentifiedImageError:
        raise Broken("can't be read as a picture") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception as error:
        raise Broken("is broken or cut off") from error


def _too_large() -> Broken:
    return Broken(
        f"has more than {MAX_PIXELS:,} pixels", "make it smaller; 1440 pixels are as wide as is shown"
    )
