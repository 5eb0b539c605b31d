"""Three Mondays of digests, read in both windows: what was typed there, added up by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from playwright.async_api import expect

from storage import contracts
from tests.browser.cohort import in_group, in_private, sam_in_slack
from tests.browser.stage import CURRENT, Stage
from tests.browser.windows import Window
from tests.handlers.hosting import COHORT
from tests.handlers.weeks import APART

CHUS = "CIUSSS de l’Estrie – CHUS"
JULIE, SAM = "Traiteur Fleur de Chaudron", "Messagerie Roue-Libelle"


@dataclass(frozen=True)
class Week:
    """What is typed in a week, by whom, and what each reads of it on the Monday after."""

    typed_on: str
    julie: tuple[str, ...]
    sam: tuple[str, ...]
    read_on: str
    days: str
    days_en: str
    manager: tuple[str, ...]
    manager_en: tuple[str, ...]
    champion: tuple[str, ...]
    together: tuple[str, ...]
    coordination: tuple[str, ...]


# The demo begins with 23 contracts for 106 445 $ in the cohort, one of them in the first week for
# 1 700 $ with a contact: 4 for 8 610 $ by Julie, 3 for 12 255 $ by Sam, 5 for 12 845 $ by CHUS.
WEEKS = (
    Week(
        typed_on="",
        julie=("/contrat 2500,55 CHUS gré à gré", "/contrat 1300,20 STM gré à gré"),
        sam=("/contract $410.05 CHUS mutual agreement",),
        read_on=r"lundi 23 novembre.*8\sh\s30",
        days="16 au 22 novembre",
        days_en="November 16 to 22",
        manager=(
            "2 contrats, 3 800,75 $ · 0 contact",
            "Depuis le 14 septembre : 6 contrats, 12 410,75 $, 14 % de l’objectif",
        ),
        manager_en=(
            "1 contract, $410.05 · 0 contacts",
            "Since September 14: 4 contracts, $12,665.05, 14% of goal",
        ),
        champion=(
            "2 contrats, 2 910,60 $ · 0 contact",
            "gré à gré : 2 contrats, 2 910,60 $",
            f"{JULIE} : 1 contrat, 2 500,55 $ · {SAM} : 1 contrat, 410,05 $",
            "Depuis le 14 septembre : 7 contrats, 15 755,60 $, 5 EÉS",
            "Confirmés : 3 contrats, 9 630 $",
            "Déclarés, à confirmer : 4 contrats, 6 125,60 $",
        ),
        # Without the two contracts of CHUS, or Julie's two, two are left of the week.
        together=(
            "4 contrats · 1 contact · 3 institutions jointes sur 12",
            f"Depuis le 14 septembre : 26 contrats, 110 655,80 $ · {APART}",
            "Objectif : 17 % de 150 contrats · 12 % de 900 000 $",
        ),
        coordination=(
            (
                "4 contrats, 5 910,80 $ (médiane : 1 500,10 $) · 1 contact "
                "· 3 institutions jointes sur 12"
            ),
            f"Depuis le 14 septembre : 26 contrats, 110 655,80 $ · 3 contrats confirmés · {APART}",
        ),
    ),
    Week(
        typed_on="2026-11-25T10:00",
        julie=("/contrat 99,99 CHUS sur invitation",),
        sam=("/contract $1,200.10 CHUS mutual agreement", "/contact Bo Roy, STM, email"),
        read_on=r"lundi 30 novembre.*8\sh\s30",
        days="23 au 29 novembre",
        days_en="November 23 to 29",
        manager=(
            "1 contrat, 99,99 $ · 0 contact",
            "Depuis le 14 septembre : 7 contrats, 12 510,74 $, 14 % de l’objectif",
        ),
        manager_en=(
            "1 contract, $1,200.10 · 1 contact",
            "Since September 14: 5 contracts, $13,865.15, 15% of goal",
        ),
        champion=(
            "2 contrats, 1 300,09 $ · 0 contact",
            "gré à gré : 1 contrat, 1 200,10 $",
            "appel d’offres sur invitation : 1 contrat, 99,99 $",
            f"{SAM} : 1 contrat, 1 200,10 $ · {JULIE} : 1 contrat, 99,99 $",
            "Depuis le 14 septembre : 9 contrats, 17 055,69 $, 5 EÉS",
            "Confirmés : 3 contrats, 9 630 $",
            "Déclarés, à confirmer : 6 contrats, 7 425,69 $",
        ),
        # Of two contracts, whoever signed one works out the other.
        together=(
            "2 contrats · 1 contact · 2 institutions jointes sur 12",
            f"Depuis le 14 septembre : 28 contrats · {APART}",
            "Objectif : 19 % de 150 contrats",
        ),
        coordination=(
            (
                "2 contrats, 1 300,09 $ (médiane : 650,05 $) · 1 contact "
                "· 2 institutions jointes sur 12"
            ),
            f"Depuis le 14 septembre : 28 contrats, 111 955,89 $ · 3 contrats confirmés · {APART}",
        ),
    ),
    Week(
        typed_on="2026-12-02T10:00",
        julie=("/contact Cy Roy, CHUS, appel",),
        sam=("/contract $88.01 STM mutual agreement",),
        read_on=r"lundi 7 décembre.*8\sh\s30",
        days="30 novembre au 6 décembre",
        days_en="November 30 to December 6",
        manager=(
            "0 contrat · 1 contact",
            "Depuis le 14 septembre : 7 contrats, 12 510,74 $, 14 % de l’objectif",
        ),
        manager_en=(
            "1 contract, $88.01 · 0 contacts",
            "Since September 14: 6 contracts, $13,953.16, 16% of goal",
        ),
        champion=(
            "0 contrat · 1 contact",
            "Depuis le 14 septembre : 9 contrats, 17 055,69 $, 5 EÉS",
            "Confirmés : 3 contrats, 9 630 $",
            "Déclarés, à confirmer : 6 contrats, 7 425,69 $",
        ),
        # Of the three since the total that was told, one is neither Sam's nor of CHUS.
        together=(
            "1 contrat · 1 contact · 2 institutions jointes sur 12",
            f"Depuis le 14 septembre : 29 contrats · {APART}",
            "Objectif : 19 % de 150 contrats",
        ),
        coordination=(
            "1 contrat, 88,01 $ · 1 contact · 2 institutions jointes sur 12",
            f"Depuis le 14 septembre : 29 contrats, 112 043,90 $ · 3 contrats confirmés · {APART}",
        ),
    ),
)


async def test_three_mondays_are_right_to_the_cent_for_each_reader(stage: Stage) -> None:
    await coordination_in_general(stage)
    await sam_in_slack(stage)
    for week in WEEKS:
        await typed(stage, week)
        await stage.move("Lundi 8 h 30", week.read_on)
        await read_in_telegram(stage, week)
        await read_in_slack(stage, week)
    await stage.slack.be("Sam")
    for week in WEEKS:
        await stage.slack.sees(f"Your week, {week.days_en}")
    season = partial(contracts.totals, start=date(2026, 9, 14), end=date(2026, 12, 6))
    told = await stage.playground.scene.app.store.read(partial(season, cohort=CURRENT))
    assert (told.count, told.cents) == (29, 112_043_90)


async def coordination_in_general(stage: Stage) -> None:
    slack = stage.slack
    await slack.be("Dominique")
    await slack.go_to("general")
    await slack.say("/maillon canal coordination")
    await slack.press("Relier")
    await slack.sees(f"Ce canal reçoit désormais les nouvelles de la cohorte {COHORT} : Coord")


async def typed(stage: Stage, week: Week) -> None:
    """Log in each window what its enterprise did."""
    if week.typed_on:
        await stage.travel(week.typed_on)
    await stage.telegram.be("Julie")
    for line in week.julie:
        await stage.telegram.say(line)
        await stage.telegram.shows("✅ Cont", "noté")
    await stage.slack.be("Sam")
    await stage.slack.go_to("Maillon")
    for line in week.sam:
        await stage.slack.say(line)
        await stage.slack.shows("✅ Cont", "logged")


async def read_in_telegram(stage: Stage, week: Week) -> None:
    """See what Julie, the group and Mireille read."""
    telegram = stage.telegram
    await telegram.shows(f"Votre semaine, {week.days}", *week.manager)
    await in_group(stage)
    await read_together(telegram, week)
    await in_private(stage)
    await telegram.be("Mireille")
    await telegram.shows(f"{CHUS}, {week.days}", *week.champion)


async def read_in_slack(stage: Stage, week: Week) -> None:
    """See what Sam, the cohort's channel and the coordinators' read."""
    slack = stage.slack
    await slack.shows(f"Your week, {week.days_en}", *week.manager_en)
    await slack.be("Dominique")
    await slack.go_to("annonces")
    await read_together(slack, week)
    await slack.go_to("general")
    await slack.shows(f"{COHORT}, {week.days}", *week.coordination)


async def read_together(window: Window, week: Week) -> None:
    """See the cohort's week: where no amount is expected, there is none."""
    title = f"{COHORT}, {week.days}"
    await window.shows(title, *week.together)
    if not any("$" in line for line in week.together):
        await expect(window.message(title)).not_to_contain_text("$")
