"""Small pictures, made here, and a way to have them prepared."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import Image

from digest.model import Article
from digest.pictures import Asked, Memory, Pictures, prepare


@dataclass(frozen=True)
class Shop:
    """Makes pictures, and lets them be prepared."""

    memory: Memory

    def photo(self, width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
        """Red grows to the right, green downwards."""
        down = Image.linear_gradient("L").resize((width, height))
        right = Image.linear_gradient("L").rotate(90).resize((width, height))
        return Image.merge("RGB", (right, down, Image.new("L", (width, height), 90))).convert(mode)

    def encode(self, image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
        file = BytesIO()
        image.save(file, kind, **options)
        return file.getvalue()

    def prepare(self, content: bytes, name: str = "a.jpg") -> Pictures:
        """What becomes of the picture of an article ``one`` that names it in line 4."""
        article = Article("content/one.md", "one", "One", image=name, lines={"image": 4})
        return prepare([Asked(article, name, lambda size: content[:size])], self.memory)

    def shown(self, content: bytes) -> list[Image.Image]:
        """The pictures that browsers and others get."""
        made = self.prepare(content)
        assert not made.problems, made.problems
        return [Image.open(BytesIO(file.content)) for file in made.files]

    def fault(self, content: bytes, name: str = "a.jpg") -> str:
        """The one problem with a picture of which nothing is published."""
        made = self.prepare(content, name)
        assert (made.by_slug, made.files) == ({}, ())
        (problem,) = made.problems
        assert (problem.path, problem.line, problem.field) == ("content/one.md", 4, "image")
        assert problem.severity == "warning"
        assert problem.hint
        return problem.message


@pytest.fixture
def shop():
    """Without a memory."""
    return Shop(Memory(None))


@pytest.fixture
def remembering(tmp_path):
    """``remembering()`` is a shop with the memory of this folder, as a build has it."""
    return lambda: Shop(Memory(tmp_path / "cache"))
