"""The command that has a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


def print_completion(cli: click.Command, shell: str) -> int:
    """Prints what ``shell`` is to run; the exit status."""
    completing = get_completion_class(shell)
    if completing is None:
        raise AssertionError(f"click completes nothing for {shell}")
    # The script alone: click's source() asks the bash of this machine for its version as well.
    made = completing(cli, {}, "digest", "_DIGEST_COMPLETE")
    click.echo(made.source_template % made.source_vars())
    return 0
