"""Rules about links and pictures."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.check.material import shortened
from digest.check.targets import homepages, targets
from digest.check.tracking import tracking, untracked
from digest.model import Problem
from digest.render.addresses import file_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.check.material import Material
    from digest.check.targets import Target

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PARTS = re.compile(r"([^?#]*)(?:\?[^#]*)?#?(.*)", re.DOTALL)
MOST_GUESSES = 100
_LEAST_LIKENESS = 0.8
_ANOTHER = "write one of this site's, or the whole address when it is on another host"
_WORDS_OF_IT = "say in a few words what it shows"


def broken_link(material: Material) -> Iterator[Problem]:
    """Links and pictures of texts that lead to nothing on this site."""
    site = _site(material)
    missing = ((target, site.missing(target.address, target.page)) for target in _inward(material))
    broken = ((target, place) for target, place in missing if place is not None)
    for number, (target, place) in enumerate(broken):
        hint = site.hint(place) or (site.guess(place) if number < MOST_GUESSES else _ANOTHER)
        yield target.problem(f"{shortened(target.address)} leads to nothing on this site", hint)


def missing_alt(material: Material) -> Iterator[Problem]:
    """Pictures without words for those who don't see them."""
    for article in material.findings.articles:
        if article.slug in material.findings.pictures and not article.image_alt:
            yield Problem(
                article.path, "is missing", article.lines.get("image", 1), "image_alt", _WORDS_OF_IT
            )
    for target in targets(material):
        if target.kind == "picture" and not target.alt.strip():
            yield target.problem(f"the picture {shortened(target.address)} has no text", _WORDS_OF_IT)


def tracking_parameters(material: Material) -> Iterator[Problem]:
    """Addresses that tell the publisher how a reader came."""
    for target in (*targets(material), *homepages(material)):
        if names := tracking(target.address):
            message = f"the address has tracking parameters: {', '.join(names)}"
            yield target.problem(message, f"write {untracked(target.address)}")


def dead_address(material: Material) -> Iterator[Problem]:
    """Addresses of other hosts that don't answer, or that say there is nothing."""
    return _answered(material, doubtful=False)


def doubtful_address(material: Material) -> Iterator[Problem]:
    """Addresses of other hosts that a reader may be able to open, though this program was turned away."""
    return _answered(material, doubtful=True)


def outward(material: Material) -> Iterator[Target]:
    """What a reader can follow to another host."""
    for target in (*targets(material), *homepages(material)):
        is_web = target.address.lower().startswith(("http://", "https://"))
        if is_web and target.shown and target.kind != "picture" and _own(target.address, material) is None:
            yield target


def _inward(material: Material) -> Iterator[Target]:
    """What leads to this site, or is to be a picture of it; the addresses as they are within it."""
    for target in targets(material):
        address = _own(target.address, material)
        if target.kind != "field" and address is not None:
            yield replace(target, address=address)


def _answered(material: Material, *, doubtful: bool) -> Iterator[Problem]:
    for target in outward(material) if material.answers else ():
        answer = material.answers.get(target.address.partition("#")[0])
        if answer and not answer.is_there and answer.doubtful is doubtful:
            hint = "open it in a browser" if doubtful else "find its new address, or an archived copy"
            yield target.problem(f"{shortened(target.address)} {answer.reason}", hint)


def _own(address: str, material: Material) -> str | None:
    """``address`` as one of this site; None when it leads elsewhere."""
    base = material.config.base_url
    if base and address.startswith(base):
        return f"/{address.removeprefix(base)}"
    return None if _ELSEWHERE.match(address) else address


@dataclass(frozen=True, slots=True)
class _Site:
    """The files of the site.

    ``content`` says where the articles and pages stand, by the names of their files, as far as a name is the
    only one; ``names`` are all addresses, by the last part of each.
    """

    files: Mapping[str, bytes]
    content: Mapping[str, str]
    names: Mapping[str, str]

    def missing(self, address: str, page: str) -> str | None:
        """The place to which a link on ``page`` leads, from the site's root; None when it is there."""
        path, fragment = _PARTS.fullmatch(address).groups()  # type: ignore[union-attr] # matches any text
        whole = posixpath.normpath(posixpath.join(f"/{page}", unquote(path))).lstrip("/")
        if not path:
            whole = page
        elif whole and path.endswith("/"):
            whole += "/"
        content = self.files.get(file_path(whole))
        if content is None:
            return whole
        return None if _has_anchor(content, unquote(fragment)) else f"{whole}#{fragment}"

    def hint(self, place: str) -> str | None:
        """What to write instead of a link to ``place``, where that is sure."""
        if "#" in place:
            return "there is a page, but no such place on it"
        if file_path(f"{place}/") in self.files:
            return f"write /{place}/"
        name = posixpath.basename(place)
        return f"write {self.content[name]}" if name in self.content else None

    def guess(self, place: str) -> str:
        """What to write instead, where something is alike; it takes longer the more pages there are."""
        name = posixpath.basename(place.rstrip("/"))
        near = difflib.get_close_matches(name, self.names, n=1, cutoff=_LEAST_LIKENESS)
        return f"did you mean {self.names[near[0]]}?" if near else _ANOTHER


def _site(material: Material) -> _Site:
    found = material.findings
    stand = [(page.path, f"/{page.slug}/") for page in found.pages]
    stand += [(article.path, f"/articles/{article.slug}/") for article in found.articles]
    files = Counter(posixpath.basename(path) for path, _ in stand)
    content = {name: to for path, to in stand if files[name := posixpath.basename(path)] == 1}
    addresses = [f"/{path.removesuffix('index.html')}" for path in sorted(material.site, reverse=True)]
    names = {posixpath.basename(address.rstrip("/")): address for address in addresses}
    return _Site(material.site, content, names)


def _has_anchor(content: bytes, fragment: str) -> bool:
    """Whether a page has the place that a fragment names; its top and words on it are taken for granted."""
    if fragment.lower() in {"", "top"} or fragment.startswith(":~:"):
        return True
    return f' id="{fragment.partition(":~:")[0]}"'.encode() in content
