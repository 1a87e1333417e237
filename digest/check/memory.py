"""Remembers for a day what addresses answered, so that hosts are not asked at each check."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from digest.check.material import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.check.material import Ask

DAY = 24 * 60 * 60.0
_NAME = "addresses.json"


def remembering(ask: Ask, folder: Path | None, now: float) -> Ask:
    """``ask`` for what was not answered in the last day (``now`` in seconds); without a folder, for all.

    Only answers with a status are kept: a network that was down an hour ago is none.
    """
    if folder is None:
        return ask
    file = folder / _NAME

    def ask_for_the_rest(addresses: Iterable[str]) -> Mapping[str, Answer]:
        wanted = tuple(addresses)
        known = _read(file, now)
        rest = [address for address in wanted if address not in known]
        fresh = ask(rest) if rest else {}
        answered = {address: (answer, now) for address, answer in fresh.items() if answer.status is not None}
        _write(file, {**known, **answered})
        return {address: fresh[address] if address in fresh else known[address][0] for address in wanted}

    return ask_for_the_rest


def _read(file: Path, now: float) -> dict[str, tuple[Answer, float]]:
    """What is younger than a day; nothing when the file is not one of ours."""
    try:
        kept: list[dict[str, Any]] = json.loads(file.read_bytes())
        known = {one.pop("address"): (one.pop("at"), Answer(**one)) for one in kept}
        return {address: (answer, at) for address, (at, answer) in known.items() if 0 <= now - at < DAY}
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}


def _write(file: Path, known: Mapping[str, tuple[Answer, float]]) -> None:
    kept = [{"address": address, "at": at, **asdict(answer)} for address, (answer, at) in known.items()]
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    with temporary.open("x", encoding="utf-8") as stream:  # and through no link
        stream.write(json.dumps(sorted(kept, key=lambda one: str(one["address"])), indent=0) + "\n")
    temporary.replace(file)
