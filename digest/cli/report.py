"""What a build did, as data for programs. docs/report.schema.json describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.build import Build
    from digest.model import Problem
    from digest.publish import Published

VERSION = 1
Outcome = Literal["published", "not published", "dry run"]
_KEYS = ("severity", "path", "line", "field", "message", "hint")


def report(  # noqa: PLR0913 - each is a part of the report, and most may be missing
    outcome: Outcome,
    output: str,
    problems: Sequence[Problem],
    *,
    made: Build | None,
    published: Published | None,
    seconds: float,
) -> Mapping[str, object]:
    """The report: null for what a build did not come to."""
    return {
        "version": VERSION,
        "outcome": outcome,
        "output": output,
        "seconds": round(seconds, 3),
        "content": made and _content(made),
        "files": published and _files(published),
        "problems": [{key: getattr(problem, key) for key in _KEYS} for problem in problems],
    }


def _content(made: Build) -> Mapping[str, int]:
    return {
        "articles": made.articles,
        "stories": made.stories,
        "themes": made.themes,
        "left_out": made.left_out,
        "read_anew": made.parsed,
        "summarised_anew": made.summarised,
        "files": len(made.files),
    }


def _files(published: Published) -> Mapping[str, object]:
    return {
        "written": published.written,
        "unchanged": published.unchanged,
        "removed": published.removed,
        "changed": list(published.changed),
    }
