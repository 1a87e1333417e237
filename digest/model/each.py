"""How a stage calls a function of its own once for each of many inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

# Takes a pure function and the arguments of each call; gives the results in their order. Whoever runs a stage
# may know better than to call: what is remembered, or by whom it is done.
Each = Callable[[Callable[..., Any], Sequence[tuple[object, ...]]], Sequence[Any]]


def one_by_one(function: Callable[..., Any], inputs: Sequence[tuple[object, ...]]) -> Sequence[Any]:
    """Calls it, here and now."""
    return [function(*arguments) for arguments in inputs]
