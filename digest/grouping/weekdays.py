"""Which days an article speaks of: two reports of one event name the same weekday; of two, rarely.

Measured on English news only; the other languages are here because nothing about it is English. Names that
stem like another common word (Spanish *sábado* and *sabe*) are left out.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from digest.text.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.grouping.vectors import Floats

    Week = tuple[float, ...]

LEAST, MOST = 0.6, 1.2
FADING = 0.5

# Monday first; forms of one name are parted by a slash, and a dash is a name that is left out.
_NAMES = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag",
    "es": "- martes miércoles jueves viernes - domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì - domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": "poniedziałek/poniedziałku wtorek/wtorku środa czwartek/czwartku piątek/piątku sobota niedziela",
    "ru": "понедельник вторник - четверг пятница суббота воскресенье",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "uk": "понеділок/понеділка вівторок/вівторка - четвер/четверга п'ятниця субота неділя",
}


def week(stems: Iterable[str], language: str) -> Week:
    """How much each weekday is spoken of in a text of such ``stems``, Monday first, as a unit vector.

    The first mention counts most, that of the lead being the day of the event; empty when none is named.
    """
    names = _names(language)
    said = [names[one] for one in stems if one in names]
    if not said:
        return ()
    weights = [0.0] * 7
    for position, day in enumerate(said):
        weights[day] += 1 / (1 + FADING * position)
    length = math.sqrt(math.fsum(weight * weight for weight in weights))
    return tuple(weight / length for weight in weights)


def matrix(weeks: Sequence[Week]) -> Floats:
    """The weeks of many texts, a row each; zeros where no day is named."""
    return np.array([week or (0.0,) * 7 for week in weeks]).reshape(-1, 7)


def agreement(one: Sequence[float], other: Sequence[float]) -> float:
    """A factor for how near two articles are: from `LEAST`, no day in common, to `MOST`, the same days."""
    if not any(one) or not any(other):
        return 1.0
    return LEAST + (MOST - LEAST) * math.fsum(map(float.__mul__, one, other))


def agreements(one: Floats, other: Floats) -> Floats:
    """The same for each two rows; last digits may differ."""
    named = one.any(axis=1) & other.any(axis=1)
    return np.where(named, LEAST + (MOST - LEAST) * (one * other).sum(axis=1), 1.0)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, int]:
    names = _NAMES.get(language, "").split()
    return {
        stem(form, language): day for day, name in enumerate(names) if name != "-" for form in name.split("/")
    }
