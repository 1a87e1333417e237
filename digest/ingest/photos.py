"""The pictures that articles of another generator's site show, copied below ``static/``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.content.media import PICTURES
from digest.content.values import as_text
from digest.model import Problem
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from digest.ingest.entry import Entry

_SHOWN = re.compile(
    r"(!\[[^\]\n]{0,1000}\]\([ ]?)(<[^>\n]{1,1000}>|\{\{[^}\n]{1,200}\}\}[^\s)]{0,1000}|[^\s)]{1,1000})"
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|$")
_PLACE = re.compile(r"^(?:\{(?:static|attach|filename)\}|\|filename\||@|\{\{[^}]{0,100}\}\})/?")
# Jekyll writes a path with its prefix so: {{ "/a.png" | relative_url }}
_FILTERED = re.compile(r"""^\{\{[\s-]{0,9}(?P<mark>["'])(?P<path>[^"'}]{1,200})(?P=mark)[^}]{0,100}\}\}""")
# Where the generators keep the files that they publish as they are.
_ROOTS = ("static", "assets", "content", "public", "src", ".")


@dataclass(frozen=True, slots=True)
class Album:
    """Takes pictures from ``site`` to ``static``; a file that is there is never overwritten."""

    site: Path
    static: Path
    dry_run: bool = False

    def take(self, path: str, entry: Entry) -> tuple[Entry, tuple[Problem, ...]]:
        """The article with its pictures' new places; a picture that is not there is a warning."""
        problems: list[Problem] = []
        moved: dict[str, str | None] = {}
        fields = dict(entry.fields)

        def place(target: str) -> str | None:
            """The picture's new place, looked for once; none, and a warning, when it is not there."""
            if target not in moved:
                moved[target] = self._take(path, target)
                if moved[target] is None:
                    hint = "put the file below static/ and name it"
                    problems.append(Problem(path, f"{target!r} is not there", None, "image", hint, "warning"))
            return moved[target]

        image = as_text(fields.get("image"))
        if image and not _ELSEWHERE.match(image) and (new := place(image)):
            fields["image"] = new

        def shown(found: re.Match[str]) -> str:
            target = found[2].strip("<>")
            new = None if _ELSEWHERE.match(target) else place(target)
            return f"{found[1]}</{new}>" if new and " " in new else f"{found[1]}/{new}" if new else found[0]

        body = _SHOWN.sub(shown, entry.body)
        return replace(entry, fields=fields, body=body), tuple(problems)

    def _take(self, path: str, target: str) -> str | None:
        """Where the picture stands now below ``static``; none when there is no such picture."""
        plain = _PLACE.sub("/", _FILTERED.sub(r"\g<path>", target))
        inside = unquote(plain).partition("?")[0].partition("#")[0]
        source = self._find(path, inside)
        if source is None:
            return None
        wanted = PurePosixPath("imported", source.relative_to(self.site.resolve()).as_posix())
        data = source.read_bytes()
        for number in range(1, 1000):
            name = "/".join(_safe(part) for part in wanted.parts[:-1])
            ending = "" if number == 1 else f"-{number}"
            new = f"{name}/{_safe(wanted.stem)}{ending}{wanted.suffix.lower()}"
            file = self.static / new
            if file.is_file() and file.read_bytes() == data:
                return new
            if not file.exists() and not file.is_symlink():
                if not self.dry_run:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    with file.open("xb") as out:
                        out.write(data)
                return new
        return None

    def _find(self, path: str, target: str) -> Path | None:
        """The file, which lies inside the site and is a picture."""
        top = self.site.resolve()
        beside = self.site / PurePosixPath(path).parent
        folders = [*(self.site / root for root in _ROOTS)]
        if not target.startswith("/"):
            folders.insert(0, beside)
        for folder in folders:
            file = (folder / target.lstrip("/")).resolve()
            if file.is_relative_to(top) and file.suffix.lower() in PICTURES and file.is_file():
                return file
        return None


def _safe(name: str) -> str:
    """A part of a path that is the same in every address and on every disk."""
    return slugify(name) or "x"
