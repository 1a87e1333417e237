"""What was made before is not made again, and a memory that lies is not believed."""

from __future__ import annotations

import pytest

from digest.pictures import memory as memory_module


@pytest.fixture
def counted(monkeypatch):
    """How often Pillow was asked."""
    from digest.pictures import raster  # noqa: PLC0415 - replaced while others import it late

    asked = []
    real = raster.resized

    def resized(content):
        asked.append(content)
        return real(content)

    monkeypatch.setattr(raster, "resized", resized)
    return asked


def test_a_warm_build_gives_the_bytes_of_a_cold_one_and_resizes_nothing(remembering, counted):
    content = remembering().encode(remembering().photo())

    cold, warm = remembering().prepare(content), remembering().prepare(content)

    assert warm == cold
    assert len(counted) == 1


def test_the_name_of_a_file_is_not_remembered(remembering, counted):
    content = remembering().encode(remembering().photo())

    one, other = remembering().prepare(content, "one.jpg"), remembering().prepare(content, "other.jpg")

    assert [file.content for file in one.files] == [file.content for file in other.files]
    assert one.files[0].path.replace("/one-", "/other-") == other.files[0].path
    assert len(counted) == 1


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b[:0], lambda b: b[:50] + b"?" + b[51:], lambda b: b + b"?"]
)
def test_a_damaged_memory_is_made_anew(remembering, tmp_path, damage):
    content = remembering().encode(remembering().photo())
    cold = remembering().prepare(content)
    (entry,) = (tmp_path / "cache").iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))

    assert remembering().prepare(content) == cold
    assert entry.read_bytes() == whole


def test_a_folder_that_cannot_be_used_is_done_without(remembering, tmp_path):
    content = remembering().encode(remembering().photo())
    (tmp_path / "cache").write_text("a file")

    assert remembering().prepare(content).files


@pytest.mark.parametrize("changed", ["version", "recipe"])
def test_another_pillow_or_another_recipe_makes_all_anew(remembering, counted, monkeypatch, changed):
    content = remembering().encode(remembering().photo())
    remembering().prepare(content)

    if changed == "version":
        monkeypatch.setattr(memory_module, "version", lambda _: "99")
    else:
        monkeypatch.setattr(memory_module, "__file__", __file__)
    remembering().prepare(content)

    assert len(counted) == 2


def test_a_fault_is_not_remembered(remembering, tmp_path):
    assert remembering().fault(b"no picture")
    assert not (tmp_path / "cache").exists()


def test_what_a_site_no_longer_shows_is_forgotten(remembering, tmp_path):
    shop = remembering()
    shop.prepare(shop.encode(shop.photo()))
    shop.memory.forget_the_rest()
    assert len(list((tmp_path / "cache").iterdir())) == 1

    other = remembering()
    other.prepare(other.encode(other.photo().rotate(180)))
    other.memory.forget_the_rest()

    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_without_a_folder_nothing_is_written(shop, tmp_path):
    shop.prepare(shop.encode(shop.photo()))
    shop.memory.forget_the_rest()

    assert list(tmp_path.iterdir()) == []


def test_only_what_was_remembered_is_forgotten_and_nothing_behind_a_link(tmp_path):
    entry, letter = "0" * 64, "letter.txt"
    for folder in ("kept", "elsewhere"):
        (tmp_path / folder).mkdir()
        for name in (entry, letter):
            (tmp_path / folder / name).write_text("x")
    (tmp_path / "link").symlink_to("elsewhere")

    memory_module.Memory(tmp_path / "kept").forget_the_rest()
    memory_module.Memory(tmp_path / "link").forget_the_rest()

    assert [path.name for path in (tmp_path / "kept").iterdir()] == [letter]
    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == {entry, letter}
