"""Problems as SARIF 2.1.0 (OASIS, 2020), which code hosts show beside the lines of a change."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest import __version__
from digest.check.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Problem

    Json = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BUILD = "build"  # the rule of what a build says by itself
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SAYS = "what digest build says about its input"
_WHY = "A fault of a file, a field or the configuration; with an error, nothing is published."


def sarif(problems: Sequence[Problem]) -> Json:
    """A log of one run. Paths count from the project's folder; a problem without a line is at the first."""
    driver = {"name": "digest", "semanticVersion": __version__, "rules": [*_rules()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [*_results(problems)]}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules() -> Iterator[Json]:
    yield _rule(BUILD, _SAYS, _WHY, "error")
    for rule in RULES:
        yield _rule(rule.name, rule.says, rule.why, rule.level)


def _rule(name: str, says: str, why: str, level: str) -> Json:
    return {
        "id": name,
        "shortDescription": {"text": f"{says[0].upper()}{says[1:]}."},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": why},
        "defaultConfiguration": {"level": _LEVELS[level]},
    }


def _results(problems: Sequence[Problem]) -> Iterator[Json]:
    index = {name: number for number, name in enumerate((BUILD, *(rule.name for rule in RULES)))}
    seen: Counter[str] = Counter()
    for problem in problems:
        rule = problem.rule or BUILD
        said = f"{problem.field}: {problem.message}" if problem.field else problem.message
        mark = _fingerprint(rule, problem.path, said)
        seen[mark] += 1
        yield {
            "ruleId": rule,
            "ruleIndex": index[rule],
            "level": _LEVELS[problem.severity],
            "message": {"text": f"{said}; {problem.hint}" if problem.hint else said},
            "locations": [_location(problem)],
            "partialFingerprints": {"digest/v1": f"{mark}:{seen[mark]}"},
        }


def _location(problem: Problem) -> Json:
    artifact = {"uri": quote(problem.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": problem.line or 1}}}


def _fingerprint(rule: str, path: str, said: str) -> str:
    """The same after lines have moved; of equal ones, the caller counts."""
    return hashlib.sha256(f"{rule}\0{path}\0{said}".encode("utf-8", "replace")).hexdigest()[:32]
