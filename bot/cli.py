"""The command line: every verb of `python -m bot`."""

from __future__ import annotations

import asyncio
import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot import operations
from bot.operations import Refused
from bot.settings import SettingsError, load

app = typer.Typer(
    name="maillon",
    help="Maillon, the bot of a cohort that buys and sells together.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
seeds = typer.Typer(no_args_is_help=True, help="Fill an empty database.")
cohorts = typer.Typer(no_args_is_help=True, help="Manage cohorts.")
imports = typer.Typer(no_args_is_help=True, help="Import organizations and people.")
app.add_typer(seeds, name="seed")
app.add_typer(cohorts, name="cohort")
app.add_typer(imports, name="import")


class Language(StrEnum):
    """A language of the interface."""

    FR = "fr"
    EN = "en"


class Role(StrEnum):
    """What a person may be in a cohort."""

    MANAGER = "manager"
    CHAMPION = "champion"
    COORDINATOR = "coordinator"


Csv = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
Cohort = Annotated[str, typer.Option("--cohort", help="The cohort's short name.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], metavar="DAY")]


def main() -> None:
    """Run the verb that was typed; what the operator can mend is one line, and exit code 2."""
    try:
        app()
    except (SettingsError, Refused) as fault:
        print(f"maillon: {fault}", file=sys.stderr)
        sys.exit(2)


@app.command()
def demo(
    *,
    terminal: Annotated[bool, typer.Option("--terminal", help="Chat in the terminal.")] = True,
    who: Annotated[str, typer.Option("--as", help="Whom to play first.")] = "julie",
) -> None:
    """Try Maillon on the demo cohorts, with no token."""
    if terminal:
        operations.talk(who)


@app.command()
def run() -> None:
    """Serve everything in one process: platforms, clock, delivery, web."""
    operations.serve(load())


@app.command()
def web() -> None:
    """Serve HTTP only."""
    operations.serve(load(), deliver=False)


@app.command()
def worker() -> None:
    """Run the clock and the delivery only."""
    operations.serve(load(), listen=False)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    print(operations.migrate(load()))


@app.command()
def backup(file: Path) -> None:
    """Copy a running SQLite database, and check the copy."""
    operations.back_up(load(), file)
    print(f"backed up to {file}")


@seeds.command("demo")
def seed_demo() -> None:
    """Write the demo cohorts into an empty database, and print what their rows add up to."""
    print(operations.seed_demo(load()))


@cohorts.command("new")
def cohort_new(
    name: str,
    *,
    territory: Annotated[str, typer.Option()],
    zone: Annotated[str, typer.Option(help="An IANA time zone: America/Toronto.")],
    language: Annotated[Language, typer.Option()],
    starts: Day,
    ends: Day,
) -> None:
    """Open a cohort, and print its short name."""
    slug = operations.new_cohort(
        load(),
        name=name,
        territory=territory,
        zone=zone,
        language=language.value,
        starts=starts.date(),
        ends=ends.date(),
    )
    print(slug)


@imports.command("institutions")
def import_institutions(
    file: Csv, cohort: Annotated[str, typer.Option("--cohort")] = ""
) -> None:
    """Import institutions: into the shared directory, or into a cohort."""
    print(operations.import_organizations(load(), file, "institution", cohort or None))


@imports.command("enterprises")
def import_enterprises(file: Csv, cohort: Cohort) -> None:
    """Import the enterprises of a cohort."""
    print(operations.import_organizations(load(), file, "enterprise", cohort))


@imports.command("members")
def import_members(file: Csv, cohort: Cohort) -> None:
    """Create an invitation code for each person of a file."""
    for line in operations.import_members(load(), file, cohort):
        print(line)


@app.command()
def invite(
    cohort: str,
    role: Role,
    organization: Annotated[str, typer.Option(help="Its name, an acronym or an alias.")] = "",
) -> None:
    """Print an invitation: what to write to the bot, and the Telegram link."""
    for line in operations.invite(load(), cohort, role.value, organization or None):
        print(line)


@app.command()
def manifest(
    *, everything: Annotated[bool, typer.Option("--all", help="All that fits in 50.")] = False
) -> None:
    """Print the Slack app's manifest."""
    print(operations.slack_manifest(load(), everything=everything))


@app.command()
def doctor() -> None:
    """Check settings, tokens, scopes, schema, disk, chats and posts; say what to do."""
    findings = asyncio.run(operations.examine())
    for finding in findings:
        print(finding.line)
    sys.exit(any(not finding.fine for finding in findings))


@app.command()
def parse(
    lang: Annotated[Language, typer.Option()] = Language.FR,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    institutions: Annotated[Path | None, typer.Option(exists=True, dir_okay=False)] = None,
    enterprises: Annotated[Path | None, typer.Option(exists=True, dir_okay=False)] = None,
) -> None:
    """Read raw command lines, and print how each is understood, one JSON line each."""
    day = today.date() if today else None
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in operations.parse(sys.stdin, lang.value, day, institutions, enterprises):
        print(line, flush=True)
