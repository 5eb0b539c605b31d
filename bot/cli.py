"""The command line: every verb of `python -m bot`. A verb loads no more than it needs."""

from __future__ import annotations

import gc
import signal
import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(
    name="maillon",
    help="Maillon, the bot that links a cohort of enterprises with those that buy from them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
seeds = typer.Typer(no_args_is_help=True, help="Fill an empty database.")
cohorts = typer.Typer(no_args_is_help=True, help="Open and describe cohorts.")
imports = typer.Typer(no_args_is_help=True, help="Import organizations and people from CSV files.")
app.add_typer(seeds, name="seed")
app.add_typer(cohorts, name="cohort")
app.add_typer(imports, name="import")

Language = Literal["fr", "en"]
Role = Literal["manager", "champion", "coordinator"]
Cohort = Annotated[str, typer.Option("--cohort", help="The cohort's short name.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], metavar="DAY")]
Said = Annotated[str | None, typer.Option()]


def main(arguments: list[str] | None = None) -> None:
    """Run the verb that was typed; what the operator can mend is one line, and exit code 2."""
    # Most of what a verb makes at first are modules, which stay: to look for garbage among them
    # again and again takes an eighth of the time to start.
    gc.set_threshold(50_000, 20, 20)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Lines end where people end them: other characters than \n belong to what was typed.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        app(arguments)
    except Exception as fault:
        from bot.operations.refusals import mendable

        line = mendable(fault)
        if line is None:
            raise
        typer.echo(f"maillon: {line}", err=True)
        sys.exit(2)


@app.command()
def demo(
    *,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Where the page is; 8000 by default.")
    ] = None,
    host: Annotated[str, typer.Option(help="0.0.0.0 opens it to other machines.")] = "127.0.0.1",
    terminal: Annotated[bool, typer.Option("--terminal", help="Chat in the terminal.")] = False,
    who: Annotated[str, typer.Option("--as", help="Whom to play first.")] = "julie",
) -> None:
    """Try Maillon on the demo cohorts in a browser, with no token."""
    import asyncio

    from bot import logs

    logs.configure("WARNING")
    if terminal:
        from bot.platforms.terminal import lines
        from bot.playground.terminal import talk

        signal.signal(signal.SIGINT, signal.default_int_handler)
        asyncio.run(talk(lines(), typer.echo, who=who, colour=sys.stdout.isatty()))
    else:
        from bot.playground.demo import show

        asyncio.run(show(typer.echo, host=host, port=port, who=who))


@app.command()
def run() -> None:
    """Serve everything in one process."""
    from bot.operations.serving import serve

    serve(_settings())


@app.command()
def web() -> None:
    """Serve HTTP only."""
    from bot.operations.serving import serve

    serve(_settings(), deliver=False)


@app.command()
def worker() -> None:
    """Run the clock and the delivery only."""
    from bot.operations.serving import serve

    serve(_settings(), listen=False)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    from bot.operations import database

    typer.echo(database.migrate(_settings()))


@app.command()
def backup(file: Path) -> None:
    """Copy a running SQLite database, and check the copy."""
    from bot.operations import database

    database.back_up(_settings(), file)
    typer.echo(f"backed up to {file}")


@seeds.command("demo")
def seed_demo() -> None:
    """Write the demo cohorts into an empty database, and print what their rows add up to."""
    from bot.operations import database

    typer.echo(database.seed_demo(_settings()))


@cohorts.command("new")
def cohort_new(
    name: str,
    *,
    territory: Annotated[str, typer.Option()],
    zone: Annotated[str, typer.Option(help="A time zone: America/Toronto.")],
    language: Annotated[Language, typer.Option()],
    starts: Day,
    ends: Day,
) -> None:
    """Open a cohort, and print its short name."""
    from bot.operations import cohorts as opening

    slug = opening.new(
        _settings(),
        name=name,
        territory=territory,
        zone=zone,
        language=language,
        starts=starts.date(),
        ends=ends.date(),
    )
    typer.echo(slug)


@cohorts.command("describe")
def cohort_describe(
    cohort: str,
    *,
    sender_name: Said = None,
    sender_address: Said = None,
    officer_name: Said = None,
    officer_email: Said = None,
    hosting: Said = None,
    retention_months: Annotated[int | None, typer.Option(min=1)] = None,
) -> None:
    """Say who sends, who answers for privacy, where and how long data is kept."""
    from bot.operations import cohorts as describing

    details = {
        "sender_name": sender_name,
        "sender_address": sender_address,
        "officer_name": officer_name,
        "officer_email": officer_email,
        "hosting": hosting,
        "retention_months": retention_months,
    }
    typer.echo(describing.describe(_settings(), cohort, details))


@imports.command("institutions")
def import_institutions(
    file: Path, cohort: Annotated[str | None, typer.Option("--cohort")] = None
) -> None:
    """Import institutions into the shared directory, or into a cohort."""
    from bot.operations import imports as importing
    from bot.operations.spreadsheets import Sheet
    from storage.organizations import Kind

    sheet, kind = Sheet.of(file), Kind.INSTITUTION
    typer.echo(importing.import_organizations(_settings(), sheet, kind, cohort))


@imports.command("enterprises")
def import_enterprises(file: Path, cohort: Cohort) -> None:
    """Import the enterprises of a cohort."""
    from bot.operations import imports as importing
    from bot.operations.spreadsheets import Sheet
    from storage.organizations import Kind

    sheet, kind = Sheet.of(file), Kind.ENTERPRISE
    typer.echo(importing.import_organizations(_settings(), sheet, kind, cohort))


@imports.command("members")
def import_members(file: Path, cohort: Cohort) -> None:
    """Print an invitation code for each person of a file who has not joined, as CSV."""
    from bot.operations import members
    from bot.operations.spreadsheets import Sheet

    typer.echo(members.import_members(_settings(), Sheet.of(file), cohort))


@app.command()
def invite(
    cohort: str,
    role: Role,
    organization: Annotated[str, typer.Option(help="Its name, an acronym or an alias.")] = "",
) -> None:
    """Print a code, and the Telegram link that enters it."""
    from bot.operations import invitations

    for line in invitations.invite(_settings(), cohort, role, organization):
        typer.echo(line)


@app.command()
def manifest(
    *, everything: Annotated[bool, typer.Option("--all", help="As many as fit in 50.")] = False
) -> None:
    """Print the Slack app's manifest."""
    import json

    from bot.operations import features
    from bot.operations.refusals import Refused
    from bot.playground import manifests

    shown = features.slack_manifest(_settings().public_url, everything=everything)
    if faults := manifests.faults(shown):
        raise Refused("; ".join(faults))
    typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))


@app.command()
def doctor() -> None:
    """Check everything, and say what to do."""
    from bot.operations import doctor as examining
    from bot.operations.findings import Level

    worst = 0
    for finding in examining.examine():
        typer.echo(finding)
        worst = max(worst, int(finding.level is Level.WRONG))
    sys.exit(worst)


@app.command()
def parse(
    lang: Annotated[Language, typer.Option()] = "fr",
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY")] = None,
    institutions: Annotated[Path | None, typer.Option(help="CSV.")] = None,
    enterprises: Annotated[Path | None, typer.Option(help="CSV.")] = None,
) -> None:
    """Print how each typed line is understood, as JSON."""
    from bot.operations import features

    understood = features.parse(
        sys.stdin,
        language=lang,
        today=today.date() if today else None,
        institutions=institutions,
        enterprises=enterprises,
    )
    for line in understood:
        typer.echo(line)


def _settings() -> Settings:
    from bot.settings import load

    return load()
