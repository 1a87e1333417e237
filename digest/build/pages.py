"""Pages become files; one that was rendered before is known by what it shows, and not rendered again."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from digest.build.files import spooled
from digest.model import File, KnownFile, Moment, Problem, Seal
from digest.model.parts import ArticleCard, StoryCard
from digest.render import is_unchanged, render_sent, render_with, send
from digest.render.addresses import file_path
from digest.runtime.fingerprint import fingerprint
from digest.runtime.frozen import freeze, thaw
from digest.runtime.keys import Keyring, key
from digest.runtime.work import is_worthwhile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.model import AnyFile
    from digest.model.pages import PageBase, Site
    from digest.render import Theme
    from digest.runtime.cache import Cache
    from digest.runtime.held import Held
    from digest.runtime.work import Workshop

_SHA256 = 32
_SHARED = key("what all pages were rendered with")


def render_pages(
    site: Site, theme: Theme, workshop: Workshop
) -> tuple[Sequence[AnyFile | Problem], tuple[tuple[str, str], ...]]:
    """Each page as a file, or what is wrong with its template; and which had to be rendered, and why."""
    shared = {
        "another version of digest": fingerprint("render"),
        "templates that changed": theme.seal,
        "a title, a navigation or a look that changed": key(site.chrome),
    }
    cache = workshop.cache
    keyring, around = Keyring(ArticleCard, StoryCard, Moment), key(*shared.values())
    keys = [keyring.key(around, page) for page in site.pages] if cache else []
    seals = _seals(keys, cache, workshop.held) if cache else {}
    missing = [at for at in range(len(site.pages)) if not keys or keys[at] not in seals]
    rendered = _rendered([site.pages[at] for at in missing], site, theme, workshop)
    kept = (spooled(one, workshop.spool) if isinstance(one, File) else one for one in rendered)
    made = dict(zip(missing, kept, strict=True))
    why = _why(shared, cache)
    if cache and is_unchanged(theme):
        sealed = {keys[at]: _sealed(file) for at, file in made.items() if isinstance(file, KnownFile)}
        cache.remember({**sealed, _SHARED: freeze(shared)})
    files = [
        made[at] if at in made else _known(page, seals[keys[at]], theme, site)
        for at, page in enumerate(site.pages)
    ]
    return files, tuple((file_path(site.pages[at].address), why) for at in missing)


def _seals(keys: Sequence[bytes], cache: Cache, held: Held | None) -> dict[bytes, Seal]:
    """The seals of the pages that are known."""
    seals = held.recall(keys) if held else {}
    recalled = cache.recall([one for one in keys if one not in seals])
    found = {one: _seal(known) for one, known in recalled.items()}
    if held:
        held.keep(found)
    return seals | found


def _why(shared: Mapping[str, bytes], cache: Cache | None) -> str:
    """Why pages are rendered that are not known."""
    before: Mapping[str, bytes] = {}
    if cache:
        with suppress(KeyError, ValueError):
            before = thaw(cache.recall([_SHARED])[_SHARED])
    if not before:
        return "no earlier build is remembered"
    changed = [name for name, value in shared.items() if before.get(name) != value]
    return ", ".join(changed) or "what it shows is new"


def _rendered(
    pages: Sequence[PageBase], site: Site, theme: Theme, workshop: Workshop
) -> Iterator[File | Problem]:
    """Pages are remembered by what they are known by, and not whole."""
    if not (workshop.is_far and is_worthwhile(len(pages))):
        inputs = [(theme, page, site.chrome) for page in pages]
        return workshop.in_turn(render_with, inputs, "rendering")
    sent = send(theme)
    done = workshop.in_turn(render_sent, [(sent, page, site.chrome) for page in pages], "rendering")
    return (made or render_with(theme, page, site.chrome) for page, made in zip(pages, done, strict=True))


def _known(page: PageBase, seal: Seal, theme: Theme, site: Site) -> KnownFile:
    return KnownFile(file_path(page.address), seal, partial(_content, theme, page, site))


def _content(theme: Theme, page: PageBase, site: Site) -> bytes:
    made = render_with(theme, page, site.chrome)
    # Rendered before, it has a fault only where a template changes just now; publishing sees it is another.
    return made.content if isinstance(made, File) else b""


def _sealed(file: KnownFile) -> bytes:
    seal = file.seal
    return bytes.fromhex(seal.sha256) + seal.size.to_bytes(8)


def _seal(sealed: bytes) -> Seal:
    return Seal(sealed[:_SHA256].hex(), int.from_bytes(sealed[_SHA256:]))
