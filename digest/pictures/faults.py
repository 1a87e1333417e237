"""What keeps a picture from being shown."""

from __future__ import annotations


class Broken(ValueError):  # noqa: N818 - it says what the picture is
    """A picture that can't be shown: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str = "save it anew from a program that shows it") -> None:
        super().__init__(message)
        self.hint = hint
