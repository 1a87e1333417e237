"""Pictures and cards in a whole build."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from digest.model.parts import Picture, Rendition
from digest.render import default_templates, templates


def photo(width=1000, height=500):
    file = BytesIO()
    down = Image.linear_gradient("L").resize((width, height))
    Image.merge("RGB", (down, down.rotate(180), down)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def shared(project):
    """A project of which each page says its card and nothing else."""
    project.write("templates/base.html", "{{ page.social_card }}")
    project.write(
        "digest.toml",
        'title = "A Digest"\nbase_url = "https://example.org/d/"\n'
        '[[themes]]\nname = "War"\nkeywords = ["port"]\n',
    )
    project.article("2025-01-01-one", "A strike hit the port at dawn.", title="Port hit", story="port")
    project.article("2025-01-02-two", "The port was hit at dawn.", title="Strike on the port", story="port")
    return project.article("2025-02-02-cats", "Cats sleep all day long.", title="Cats sleep", source="CNN")


def cards(project):
    return sorted(path for path in project.site() if path.startswith("cards/"))


def test_a_page_offers_webp_of_several_widths_and_a_file_for_every_program(project):
    project.write("static/port.jpg", photo())
    project.article(
        "2025-01-01-one", title="One", image="port.jpg", image_alt="The “port”", image_credit="A. P."
    )

    page = project.build().read("articles/one/index.html")

    webp = sorted(path for path in project.site() if path.endswith(".webp"))
    assert [path.split("-")[1] for path in webp] == ["1000", "480"]
    assert f'srcset="../../{webp[1]} 480w, ../../{webp[0]} 1000w" sizes="' in page
    assert 'alt="The “port”" width="960" height="480">' in page
    assert "<figcaption>A. P.</figcaption>" in page
    assert "loading" not in page.partition("<img")[2].partition(">")[0], "the first picture is seen at once"


def test_a_picture_further_down_waits_until_the_reader_comes_near():
    environment = templates([default_templates()])
    source = '{% import "parts/picture.html" as pictures with context %}{{ pictures.image(picture, first) }}'
    picture = Picture("a.jpg", "", None, 30, 20, (Rendition("a.webp", 30),))

    def shown(*, first):
        return environment.from_string(source).render(picture=picture, first=first, url=str)

    assert 'height="20" loading="lazy" decoding="async">' in shown(first=False)
    assert 'height="20">' in shown(first=True)


def test_without_alternative_text_it_is_empty(project):
    project.write("static/port.jpg", photo(10, 10)).article("2025-01-01-one", title="One", image="port.jpg")

    assert ' alt="" width="10" height="10">' in project.build().read("articles/one/index.html")


def test_a_broken_picture_is_a_warning_and_no_picture(project):
    project.write("static/port.jpg", photo()[:3000]).article("2025-01-01-one", title="One", image="port.jpg")

    ran = project.run("build")

    assert ran.status == 0
    assert "one.md:3: warning: image: 'port.jpg' is broken or cut off; save it anew" in ran.err
    assert "<img" not in project.read("articles/one/index.html")
    assert not any(path.startswith("pictures/") for path in project.site())


def test_every_page_that_can_be_shared_has_a_card(shared):
    site = shared.build().site()

    def card(address):
        path = site[f"{address}index.html"].decode()
        assert path in site
        return path

    assert card("").startswith("cards/front-")
    assert card("stories/one/").startswith("cards/one-")
    assert card("articles/cats/").startswith("cards/cats-")
    assert card("themes/war/").startswith("cards/war-")
    assert card("editions/2025-W01/").startswith("cards/2025-W01-")
    assert card("articles/one/") == card("articles/two/") == card("stories/one/"), (
        "an article has its story's"
    )
    assert card("sources/") == card("sources/cnn/") == card("themes/") == card(""), "others have the digest's"
    assert b"None" in site["404.html"]


def test_only_the_newest_stories_have_one_of_their_own(shared, monkeypatch):
    monkeypatch.setattr("digest.pictures.cards.MOST_STORIES", 1)
    shared.build()

    assert shared.read("articles/cats/index.html").startswith("cards/cats-")
    assert shared.read("stories/one/index.html") == shared.read("themes/war/index.html")


@pytest.mark.parametrize("config", ['base_url = "https://example.org/"\n[cards]\nenabled = false\n', ""])
def test_there_are_none_when_they_are_off_or_would_have_no_address(shared, config):
    shared.write("digest.toml", f'title = "A Digest"\n{config}').build()

    assert cards(shared) == []
    assert shared.read("index.html") == "None"


def test_a_card_s_address_changes_with_what_it_says_and_only_then(shared):
    before = cards(shared.build())
    shared.article("2025-02-02-cats", "Cats sleep all day long, too.", title="Cats sleep", source="CNN")
    assert cards(shared.build()) == before

    shared.article("2025-02-02-cats", "Cats sleep all day long.", title="Cats wake up", source="CNN")
    after = cards(shared.build())

    assert [path.rpartition("-")[0] for path in after] == [path.rpartition("-")[0] for path in before]
    assert len(set(before) - set(after)) == 1


def test_cold_warm_and_without_a_memory_the_site_is_the_same(shared):
    shared.write("static/port.jpg", photo()).article("2025-03-03-p", title="Picture", image="port.jpg")
    cold = shared.build().site()
    remembered = list((shared.root / ".digest/cache/pictures").iterdir())

    warm = shared.build().site()
    for entry in remembered:
        entry.write_bytes(b"scribbled over")
    repaired = shared.build().site()
    without = shared.build("--no-cache").site()

    assert remembered
    assert cold == warm == repaired == without


@pytest.mark.parametrize(
    ("arguments", "imported"),
    [(["--base-url", "https://example.org/"], True), ([], False)],
)
def test_pillow_is_imported_only_when_there_is_something_to_make(sample, arguments, imported):
    program = (
        "import sys; from digest.cli import cli\n"
        f"cli(['-C', {str(sample.root)!r}, 'build', *{arguments!r}], standalone_mode=False)\n"
        "print('PIL.Image' in sys.modules)"
    )

    def run():
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert run() == str(imported)
    assert run() == "False", "all is remembered"
