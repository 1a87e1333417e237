"""Values as bytes and back; anything else in such bytes is refused."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from digest.model import Article, Moment, Problem
from digest.runtime.frozen import freeze, thaw


@pytest.mark.parametrize(
    "value",
    [
        (None, (Problem("content/a.md", "is wrong", 3),)),
        Article(
            "content/a.md",
            "a",
            "A",
            date=Moment(datetime(2025, 12, 7, 5, 32, tzinfo=ZoneInfo("Europe/Kyiv")), whole_day=True),
            extra={"price": Decimal("1.5"), "seen": date(2025, 1, 2), "at": datetime(2025, 1, 2, tzinfo=UTC)},
            lines={"title": 2},
        ),
    ],
)
def test_a_value_comes_back_as_it_was(value):
    assert thaw(freeze(value)) == value


class Exploit:
    def __reduce__(self):
        return (print, ("run",))


@pytest.mark.parametrize(
    "frozen",
    [pickle.dumps(Exploit()), pickle.dumps(getattr), pickle.dumps(len), b"", b"no pickle", freeze("x")[:-1]],
)
def test_bytes_that_are_no_value_run_nothing(frozen, capsys):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is of no use
        thaw(frozen)

    assert capsys.readouterr().out == ""


def test_what_a_module_of_nouns_imports_is_no_noun():
    with pytest.raises(ValueError, match="is not a value"):
        thaw(b"cdigest.model\nfield\n.")
