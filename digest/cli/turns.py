"""One command at a time changes what stands in content/: two would write an article twice, or forget one."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.project import STATE
from digest.publish.lock import BusyError, locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.cli.project import Project

LOCK = f"{STATE}/intake.lock"
# Whoever holds it only writes files, and waits for no network and no person.
PATIENCE_S = 30.0


@contextmanager
def turn(project: Project) -> Iterator[None]:
    """Waits until no other command changes the articles of this project, and keeps others out meanwhile."""
    path = project.path(Path(LOCK))
    with ExitStack() as held:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(locked(path, PATIENCE_S))
        except BusyError as busy:
            who = f" (process {busy.owner})" if busy.owner else ""
            message = f"another digest{who} is changing the articles here; try again when it is done"
            raise click.ClickException(message) from None
        except OSError as error:
            raise click.FileError(LOCK, error.strerror or type(error).__name__) from None
        yield
