"""Commands, messages, exit status. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest import __version__
from digest.cli.options import FOLDER, choosing, common

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
@choosing
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--external", is_flag=True, help="Ask whether addresses of other hosts answer.")
@click.option("--json", "as_json", is_flag=True, help="Print what is found as JSON.")
@click.option("--sarif", metavar="FILE", help="Write what is found as SARIF 2.1.0; - prints it.")
@click.option("--rules", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Say what a rule is about.")
@common
@click.pass_obj
def check(given: Given, /, wanted: Wanted, *, rules: bool, explain: str | None, **how: Any) -> int:
    """Look for faults and doubts, and publish nothing."""
    from digest.cli.checking import Checking, check_project, explain_rule, list_rules  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    if rules:
        return list_rules()
    if explain:
        return explain_rule(explain)
    return check_project(open_project(given), wanted, Checking(**how))


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="URL|FILE|-...")
@click.option("--content", type=FOLDER, default=Path("content"), show_default=True, help="The articles.")
@click.option("--source", help="The outlet, whatever the text says.")
@click.option("--date", help="When it was published, whatever the text says.")
@click.option("--theme", help="The theme of its story.")
@click.option("--tag", multiple=True, help="A tag; may be given several times.")
@click.option("--draft", is_flag=True, help="Mark it as a draft.")
@click.option("--edit", is_flag=True, help="Open what was written in your editor.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks, too.")
@common
@click.pass_obj
def add(given: Given, /, inputs: tuple[str, ...], content: Path, **how: Any) -> int:
    """Bring articles in: web pages by address or saved, pasted text, Markdown."""
    from digest.cli.adding import Adding, add_inputs  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return add_inputs(open_project(given), inputs, content, Adding(**how))


@cli.command(name="import")
@click.argument("site", type=click.Path(exists=False, file_okay=False, path_type=Path))
@click.option("--content", type=FOLDER, default=Path("content"), show_default=True, help="The articles.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@common
@click.pass_obj
def import_(given: Given, /, site: Path, content: Path, *, dry_run: bool) -> int:
    """Copy the content of another generator's site in, with its pictures."""
    from digest.cli.importing import import_from  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return import_from(open_project(given), site, content, dry_run=dry_run)


@cli.command()
@click.argument("name", metavar="PATH|SLUG")
@choosing
@common
@click.pass_obj
def explain(given: Given, /, wanted: Wanted, name: str) -> int:
    """Say why an article is quoted with these sentences."""
    from digest.cli.explaining import explain_one  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return explain_one(open_project(given), wanted, name)


@cli.command()
@click.argument("edition", required=False)
@choosing
@click.option("--text", is_flag=True, help="As plain text instead of HTML.")
@common
@click.pass_obj
def newsletter(given: Given, /, wanted: Wanted, edition: str | None, *, text: bool) -> int:
    """Print an edition's e-mail, the latest unless you name one (2025-W49)."""
    from digest.cli.newsletter import print_newsletter  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return print_newsletter(open_project(given), wanted, edition, text=text)


@cli.command()
@click.option("-o", "--output", type=FOLDER, default=Path("output"), show_default=True, help="The site.")
@common
@click.pass_obj
def clean(given: Given, /, output: Path) -> int:
    """Remove what builds made: the site, and what is remembered."""
    from digest.cli.building import clean_up  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return clean_up(open_project(given), output)
