"""Commands, messages, exit status. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest import __version__
from digest.cli.console import folded
from digest.cli.helping import Commands
from digest.cli.hosting import HOSTS
from digest.cli.options import FILE, FOLDER, OneOf, articles, basing, choosing, common, publishing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.cli.options import Wanted

    Given = Mapping[str, Any]

INTERRUPTED = 130
# The mark keeps click from running lines together; raw, it would be shown.
COMPLETION = """Print what has a shell complete commands and options.

\b
bash: put eval "$(digest completion bash)" into ~/.bashrc
zsh: put eval "$(digest completion zsh)" into ~/.zshrc, behind compinit
fish: digest completion fish > ~/.config/fish/completions/digest.fish
"""


def main() -> None:
    """Run the command line, and end the process with its exit status."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        status = INTERRUPTED
    sys.exit(status)


def _show(error: click.ClickException) -> None:
    """As click does, with lines broken between words; click's own breaks fit no narrow terminal."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    stream = StringIO()
    error.show(stream)
    said = re.sub(r"\n {2,}", " ", stream.getvalue().rstrip())
    click.echo(folded(said), err=True)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="New here? digest init FOLDER, then digest -C FOLDER serve --open.",
)
@click.version_option(__version__, prog_name="digest")
@common
@click.pass_context
def cli(context: click.Context) -> None:
    """A curated news digest as a static site, in its sources' own words."""
    context.ensure_object(dict)


@cli.command()
@click.argument("folder", type=FOLDER, default=Path(), metavar="[DIR]")
@click.option(
    "--host",
    type=OneOf(HOSTS),
    metavar="HOST",
    help=f"Have it published there, daily and on every push: {', '.join(HOSTS[:-1])} or {HOSTS[-1]};"
    " else where the code is kept, if any.",
)
@common
@click.pass_obj
def init(given: Given, /, folder: Path, host: str | None) -> int:
    """Begin a digest: configuration, a first article, an about page; what is there stays as it is."""
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy
    from digest.cli.starting import start  # noqa: PLC0415 - heavy

    return start(open_project(given), folder, host)


@cli.command()
@click.argument("title", nargs=-1, required=True)
@articles
@click.option("--edit", is_flag=True, help="Open it in your editor.")
@common
@click.pass_obj
def new(given: Given, /, title: tuple[str, ...], content: Path, *, edit: bool) -> int:
    """Begin an article: a draft of this title, dated today, under a name that is free."""
    from digest.cli.beginning import begin  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return begin(open_project(given), " ".join(title), content, edit=edit)


@cli.command()
@publishing
@choosing
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--keep-going", is_flag=True, help="Publish the sound articles, even when others are not.")
@click.option("--force", is_flag=True, help="Take over an output folder that digest did not make.")
@click.option("--dry-run", is_flag=True, help="Do everything but publish.")
@click.option("--scheduler", metavar="ADDRESS", help="Let a Dask cluster work, with its scheduler there.")
@click.option("--profile", is_flag=True, help="Say where the time went.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@common
@click.pass_obj
def build(given: Given, /, wanted: Wanted, **how: Any) -> int:
    """Build the site of this folder."""
    from digest.cli.options import Publishing  # noqa: PLC0415 - with the rest
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy
    from digest.cli.unchanged import Asked, say_unchanged  # noqa: PLC0415 - heavy

    asked = Asked(open_project(given), wanted, Publishing(**how))
    if say_unchanged(asked):
        return 0
    from digest.cli.building import build_site  # noqa: PLC0415 - heavy

    return build_site(asked)


@cli.command()
@choosing
@click.option(
    "--host", default="127.0.0.1", metavar="ADDRESS", show_default=True, help="The address to listen at."
)
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="The port to listen at; else 8000, or the next that is free.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open a browser.")
@click.option("--reload/--no-reload", default=True, help="Have browsers follow changes, or leave pages be.")
@click.option("--poll", is_flag=True, help="Look for changes, where the system doesn't tell of them.")
@common
@click.pass_obj
def serve(given: Given, /, wanted: Wanted, *, in_browser: bool, **at: Any) -> int:
    """Preview the site, and reload the browser whenever something changes."""
    from digest.cli.previewing import preview  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy
    from digest.serve import Listening  # noqa: PLC0415 - heavy

    return preview(open_project(given), wanted, Listening(**at), in_browser=in_browser)


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
@articles
@click.option("--source", metavar="NAME", help="The outlet, whatever the text says.")
@click.option("--date", metavar="DATE", help="When it was published, whatever the text says.")
@click.option("--theme", metavar="NAME", help="The theme of its story.")
@click.option("--tag", metavar="TAG", multiple=True, help="A tag; may be given several times.")
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


@cli.command(name="list")
@click.argument(
    "kind", type=OneOf(["articles", "stories", "themes", "drafts", "sources"]), default="articles"
)
@choosing
@click.option("--json", "as_json", is_flag=True, help="As JSON instead of a table.")
@common
@click.pass_obj
def list_(given: Given, /, wanted: Wanted, kind: str, *, as_json: bool) -> int:
    """List what a build sees: articles, stories, themes, drafts or sources."""
    from digest.cli.listing import list_project  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return list_project(open_project(given), wanted, kind, as_json=as_json)


@cli.command()
@articles
@click.option("--opml", type=FILE, help="Add this list's feeds to digest.toml.")
@click.option("--full", is_flag=True, help="Fetch the items' pages, too.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks, too.")
@common
@click.pass_obj
def pull(given: Given, /, content: Path, **how: Any) -> int:
    """Bring the feeds' new items in as drafts."""
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy
    from digest.cli.pulling import Wish, pull_feeds  # noqa: PLC0415 - heavy

    return pull_feeds(open_project(given), content, Wish(**how))


@cli.command()
@click.argument("names", nargs=-1, required=True, metavar="SLUG|PATH...")
@articles
@common
@click.pass_obj
def keep(given: Given, /, names: tuple[str, ...], content: Path) -> int:
    """Make articles of drafts."""
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy
    from digest.cli.pulling import keep_drafts  # noqa: PLC0415 - heavy

    return keep_drafts(open_project(given), names, content)


@cli.command()
@click.argument("names", nargs=-1, required=True, metavar="SLUG|PATH...")
@articles
@click.option("--force", is_flag=True, help="Drop also what is no draft, or was not pulled.")
@common
@click.pass_obj
def drop(given: Given, /, names: tuple[str, ...], content: Path, *, force: bool) -> int:
    """Remove drafts that were pulled, for good."""
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy
    from digest.cli.pulling import drop_drafts  # noqa: PLC0415 - heavy

    return drop_drafts(open_project(given), names, content, force=force)


@cli.command(name="import")
@click.argument("site", type=click.Path(exists=False, file_okay=False, path_type=Path))
@articles
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
    """Say why an article is quoted as it is, and why it is in its story, or a story in its theme."""
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
@publishing
@common
@click.pass_obj
def clean(given: Given, /, output: Path) -> int:
    """Remove what builds made: the site, and what is remembered."""
    from digest.cli.building import clean_up  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return clean_up(open_project(given), output)


@cli.command()
@click.argument("key", required=False)
@basing
@common
@click.pass_obj
def config(given: Given, /, key: str | None, base_url: str | None) -> int:
    """Print the settings in force, or those at KEY, and where each comes from."""
    from digest.cli.configuring import print_config  # noqa: PLC0415 - heavy
    from digest.cli.project import open_project  # noqa: PLC0415 - heavy

    return print_config(open_project(given), key, base_url)


@cli.command(help=COMPLETION)
@click.argument("shell", type=OneOf(["bash", "zsh", "fish"]))
@common
def completion(shell: str) -> int:
    """Print what has a shell complete commands and options."""
    from digest.cli.completing import print_completion  # noqa: PLC0415 - rarely needed

    return print_completion(cli, shell)
