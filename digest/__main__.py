"""``digest``, and ``python -m digest``: the command line, which ends in one line when interrupted."""

from __future__ import annotations

import signal
import sys

INTERRUPTED = 130


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, or a request to end.

    A class of its own, since Python ends by the signal and not with a status of ours once a plain
    KeyboardInterrupt came through an ``exec``, as dataclasses have it.
    """


def main() -> None:
    """Run the command line, and end the process with its exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        from digest.cli import main as run  # noqa: PLC0415 - takes longest, and may be interrupted

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        sys.exit(INTERRUPTED)


def _interrupt(_number: int, _frame: object) -> None:
    raise Interrupted


if __name__ == "__main__":
    main()
