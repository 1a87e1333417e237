"""Commands, messages, exit status. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest import __version__
from digest.cli.options import FILE, FOLDER, choosing, common

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.cli.options import Wanted

    Given = Mapping[str, Any]

INTERRUPTED = 130


def main() -> None:
    """Run the command line, and end the process with its exit status."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        status = INTERRUPTED
    sys.exit(status)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="digest")
@common
@click.pass_context
def cli(context: click.Context) -> None:
    """A curated news digest as a static site, in its sources' own words."""
    context.ensure_object(dict)


@cli.command()
@click.option("-o", "--output", type=FOLDER, default=Path("output"), show_default=True, help="The site.")
@choosing
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--keep-going", is_flag=True, help="Publish the sound articles, even when others are not.")
@click.option("--force", is_flag=True, help="Take over an output folder that digest did not make.")
@click.option("--dry-run", is_flag=True, help="Do everything but publish.")
@common
@click.pass_obj
def build(given: Given, /, wanted: Wanted, **how: Any) -> int:
    """Build the site of this folder."""
    from digest.cli.building import Publishing, build_site  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return build_site(open_project(given), wanted, Publishing(**how))


@cli.command()
@choosing
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to listen."
)
@common
@click.pass_obj
def serve(given: Given, /, wanted: Wanted, port: int) -> int:
    """Preview the site, and reload the browser whenever something changes."""
    from digest.cli.previewing import preview  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return preview(open_project(given), wanted, port)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--content", type=FOLDER, default=Path("content"), show_default=True, help="The articles.")
@common
@click.pass_obj
def add(given: Given, /, files: tuple[Path, ...], content: Path) -> int:
    """Bring articles in: raw text or Markdown files."""
    from digest.cli.adding import add_files  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return add_files(open_project(given), files, content)


@cli.command()
@click.option("-o", "--output", type=FOLDER, default=Path("output"), show_default=True, help="The site.")
@common
@click.pass_obj
def clean(given: Given, /, output: Path) -> int:
    """Remove what builds made: the site, and what is remembered."""
    from digest.cli.building import clean_up  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return clean_up(open_project(given), output)
