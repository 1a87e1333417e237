"""What a build did: as data for programs (docs/report.schema.json), and as a line for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.build import Build
    from digest.model import Problem
    from digest.publish import Published

    Report = Mapping[str, Any]

VERSION = 1
Outcome = Literal["published", "not published", "dry run"]
KEYS = ("severity", "path", "line", "field", "message", "hint")


def report(
    outcome: Outcome,
    output: str,
    problems: Sequence[Problem],
    content: Mapping[str, int] | None,
    published: Published | None,
) -> Report:
    """The report, but for the ``seconds``: null for what a build did not come to."""
    return {
        "version": VERSION,
        "outcome": outcome,
        "output": output,
        "seconds": 0,
        "content": content,
        "files": published and _files(published),
        "problems": [{key: getattr(problem, key) for key in KEYS} for problem in problems],
    }


def of_nothing_new(before: Report) -> Report:
    """The report of a build that finds everything as the one ``before`` left it."""
    content, files = before["content"], before["files"]
    there = files["unchanged"] + files["written"]
    return {
        **before,
        "content": content | {"read_anew": 0, "summarised_anew": 0, "rendered_anew": 0},
        "files": {"written": 0, "unchanged": there, "removed": 0, "changed": []},
    }


def details(said: Report) -> Iterator[str]:
    """What was done anew, and which files it changed, a line each."""
    if content := said["content"]:
        yield (
            f"articles: {content['read_anew']} read anew, {content['summarised_anew']} summarised anew; "
            f"pages: {content['rendered_anew']} rendered anew"
        )
    for path in said["files"]["changed"] if said["files"] else ():
        yield f"changed: {path}"


def last_line(said: Report, seconds: float, index: Path) -> str | None:
    """What was built, how much of it is new, how long it took, and where to look; none without a content."""
    content, files = said["content"], said["files"]
    if content is None:
        return None
    whole = f"{_counted(content)}; {_count(content['read_anew'], 'text')} new or changed"
    took = f"in {seconds:.1f} s"
    if files:
        return f"{whole}; {_changes(files)} {took}; open {index}"
    if said["outcome"] == "dry run":
        return f"{whole}; {_count(content['files'], 'file')} {took}, nothing written"
    wrong = sum(problem["severity"] == "error" for problem in said["problems"])
    return f"{_count(wrong, 'error')}; nothing is published, {said['output']}/ stays as it was"


def contents(made: Build) -> dict[str, int]:
    """How many of each there are in a site, and how many of them were made anew."""
    return {
        "articles": len(made.findings.articles),
        "stories": len(made.findings.stories),
        "themes": len(made.findings.themes),
        "left_out": made.gathered.left_out,
        "read_anew": made.gathered.parsed,
        "summarised_anew": made.summarised,
        "rendered_anew": len(made.rendered),
        "files": len(made.files),
    }


def _files(published: Published) -> dict[str, object]:
    return {
        "written": published.written,
        "unchanged": published.unchanged,
        "removed": published.removed,
        "changed": list(published.changed),
    }


def _counted(content: Mapping[str, int]) -> str:
    parts = [
        _count(content["articles"], "article"),
        _count(content["stories"], "story", "stories"),
        _count(content["themes"], "theme"),
    ]
    left_out = f", {content['left_out']} left out" if content["left_out"] else ""
    return ", ".join(parts) + left_out


def _changes(files: Mapping[str, int]) -> str:
    written = f"{_count(files['written'], 'file')} written"
    return f"{written}, {files['unchanged']} unchanged, {files['removed']} removed"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
