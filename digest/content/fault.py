"""What stops front matter from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Problem

if TYPE_CHECKING:
    from digest.model import Severity


class Fault(Exception):  # noqa: N818 - it is what is wrong with a file, no error of ours
    """Front matter that can't be read: what is wrong, on which line of the file, what to write instead.

    It never leaves this stage. (It is no ValueError: python-frontmatter takes those for "no front matter".)
    """

    def __init__(
        self,
        message: str,
        line: int,
        hint: str | None = None,
        field: str | None = None,
        severity: Severity = "error",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.hint = hint
        self.field = field
        self.severity = severity

    def problem(self, path: str) -> Problem:
        """The same as a value."""
        return Problem(path, self.message, self.line, self.field, self.hint, self.severity)


def twice(key: str, earlier: int, line: int) -> Fault:
    """A field that stands on two lines."""
    return Fault(f"is written twice, on line {earlier} and on line {line}", line, "keep one of them", key)
