"""The guided tour, walked to its end: each line fills the field, and does what the tour says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, expect

from tests.browser.reading import read
from tests.browser.stage import Stage

pytestmark = pytest.mark.unopened

TRAINING = (
    "/evenement formation Répondre à un appel d’offres, {thursday} 14h-16h30, Parvis, 20 places"
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a step is called, who types what in it, what comes, and what to press for what then."""

    title: str
    who: str = ""
    line: str = ""
    comes: str = ""
    press: Sequence[tuple[str, str]] = ()
    moves: Sequence[tuple[str, str]] = ()
    arrives: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """What the clock shows as the tour goes on, and the days that its lines name."""

    thursday: str
    follow_up: str
    on_the_way: Sequence[str]
    monday: str
    week: str


FIRST = Days(
    thursday="jeudi 19 novembre",
    follow_up="20 novembre",
    on_the_way=("jeudi 19 novembre", "vendredi 20 novembre"),
    monday="lundi 23 novembre",
    week="16 au 22 novembre",
)
LATE = Days(
    thursday="jeudi 31 décembre",
    follow_up="1er janvier",
    on_the_way=("jeudi 31 décembre", "vendredi 1er janvier"),
    monday="lundi 4 janvier",
    week="28 décembre 2026 au 3 janvier",
)


def french(days: Days) -> Sequence[Step]:
    return (
        Step(
            "Noter un contrat",
            "Julie",
            "/contrat 2500 CHUS gré-à-gré",
            "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré",
        ),
        Step("Corriger sans recommencer", press=(("Annuler", "Saisie annulée : n° 27"),)),
        Step(
            "Un montant qui se lit de deux façons",
            "Julie",
            "/contrat 2 50 STM gré à gré",
            "Quel est le montant?",
            press=(("250 $", "✅ Contrat noté : n° 28, 250 $"),),
        ),
        Step(
            "En anglais aussi",
            "Sam",
            "/contract 1800 STM mutual agreement",
            "✅ Contract logged: no. 29, $1,800, Société de transport de Montréal",
        ),
        Step(
            "Vue de la coordination",
            "Dominique",
            "/cohorte",
            "Résumé de la semaine",
            press=(("Voir les membres", "12 membres"),),
        ),
        Step(
            "Annoncer, une seule fois",
            "Dominique",
            TRAINING.format(thursday=days.thursday),
            "Aperçu, rien n’est parti",
            press=(("Annoncer", "0/20, 20 places libres. Serez-vous là?"),),
        ),
        Step(
            "Un rappel, au bon moment",
            "Julie",
            f"/contact Anne Exemple CHUS acheteuse courriel relance le {days.follow_up}",
            "✅ Contact noté : Anne Exemple",
            moves=[("+ 1 jour", day) for day in days.on_the_way],
            arrives="📅 Suivi à faire aujourd’hui : Anne Exemple",
        ),
        Step(
            "Le résumé du lundi",
            "Julie",
            moves=(("Lundi 8 h 30", days.monday),),
            arrives=f"Votre semaine, {days.week}",
        ),
        Step("Brisez quelque chose"),
    )


ENGLISH = (
    Step(
        "Log a contract",
        "Julie",
        "/contrat 2500 CHUS gré-à-gré",
        "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré",
    ),
    Step("Correct without starting over", press=(("Annuler", "Saisie annulée : n° 27"),)),
    Step(
        "An amount with two readings",
        "Julie",
        "/contrat 2 50 STM gré à gré",
        "Quel est le montant?",
        press=(("250 $", "✅ Contrat noté : n° 28, 250 $"),),
    ),
    Step(
        "In English too",
        "Sam",
        "/contract 1800 STM mutual agreement",
        "✅ Contract logged: no. 29, $1,800, Société de transport de Montréal, mutual agreement",
    ),
    Step(
        "What coordinators see",
        "Dominique",
        "/cohorte",
        "Résumé de la semaine",
        press=(("Voir les membres", "12 membres"),),
    ),
    Step(
        "Announced once, for everybody",
        "Dominique",
        TRAINING.format(thursday="jeudi 19 novembre"),
        "Aperçu, rien n’est parti",
        press=(("Annoncer", "0/20, 20 places libres. Serez-vous là?"),),
    ),
    Step(
        "A reminder at the right time",
        "Sam",
        "/contact Ann Example STM buyer email follow-up November 20",
        "✅ Contact logged: Ann Example",
        moves=(("+ 1 day", "Thursday, November 19"), ("+ 1 day", "Friday, November 20")),
        arrives="📅 Follow-up due today: Ann Example",
    ),
    Step(
        "Monday’s digest",
        "Julie",
        moves=(("Monday 8:30", "Monday, November 23"),),
        arrives="Votre semaine, 16 au 22 novembre",
    ),
    Step("Break something"),
)
WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "slack": "Écrire dans Slack",
        "telegram": "Écrire dans Telegram",
        "next": "Suivant",
        "end": "Terminer",
        "backstage": "Voir les coulisses",
    },
    "en": {
        "slack": "Type it in Slack",
        "telegram": "Type it in Telegram",
        "next": "Next",
        "end": "Finish",
        "backstage": "Look backstage",
    },
}
CHECK = ("Tout est noté? Vérifiez vos saisies.", "Voir vos saisies")
MEET = ("Une rencontre? Une ligne suffit.", "Noter un contact")
ON_SLACK = {"/cohorte": "/maillon cohorte"}
"""What Slack does not know by itself."""


def button(tour: Locator, label: str) -> Locator:
    return tour.get_by_role("button", name=label, exact=True)


async def follow(stage: Stage, tour: Locator, platform: str, label: str, step: Step) -> None:
    """Click the step's line, send it, and see what the step promises."""
    window = stage.window(platform)
    if step.line:
        line = ON_SLACK.get(step.line, step.line) if platform == "slack" else step.line
        await button(tour, label).click()
        await expect(window.player(step.who)).to_be_checked()
        await expect(window.input).to_have_value(line)
        await expect(window.input).to_be_focused()
        await expect(tour.locator("code").filter(has_text=line).first).to_be_visible()
        saying = window.messages.filter(has_text=step.comes)
        before = await saying.count()
        await window.input.press("Enter")
        # What the step before announced may come after the answer to this one.
        await expect(saying.nth(before)).to_be_visible()
    for pressed, then in step.press:
        await window.press(pressed)
        await expect(window.messages.last).to_contain_text(then)
    for move, then in step.moves:
        await stage.move(move, then)
    if step.arrives:
        await stage.telegram.be(step.who)
        await expect(stage.telegram.messages.last).to_contain_text(step.arrives)


async def walk(stage: Stage, language: str, steps: Sequence[Step], platform: str) -> None:
    """Follow the tour that is open, to its end."""
    words, tour = WORDS[language], stage.page.locator("#tour")
    for at, step in enumerate(steps, start=1):
        await expect(tour.get_by_role("heading")).to_have_text(step.title)
        await expect(tour).to_contain_text(f"{at} / {len(steps)}")
        await follow(stage, tour, platform, words[platform], step)
        if at < len(steps):
            await button(tour, words["next"]).click()

    await button(tour, words["backstage"]).click()
    await expect(stage.drawer).to_be_visible()
    await button(tour, words["end"]).click()
    await expect(tour).to_be_hidden()


def digest(week: str, contacts: int, *ends: str, since: str = "14 septembre") -> list[str]:
    """Return all of Julie’s digest: neither the contract undone on the way nor Sam’s is hers."""
    return [
        f"Votre semaine, {week}",
        f"1 contrat, 250 $ · {contacts} contact",
        f"Depuis le {since} : 5 contrats, 8 860 $, 10 % de l’objectif",
        *ends,
    ]


@pytest.mark.parametrize(
    ("language", "steps", "told", "platform"),
    [
        ("fr", french(FIRST), digest(FIRST.week, 1, *CHECK), "telegram"),
        ("en", ENGLISH, digest(FIRST.week, 0, *MEET), "slack"),
    ],
    ids=["fr-telegram", "en-slack"],
)
async def test_tour_keeps_its_promises(
    stage: Stage, language: str, steps: Sequence[Step], told: list[str], platform: str
) -> None:
    await stage.visit(f"?lang={language}&as=julie&tour=1")
    await walk(stage, language, steps, platform)

    assert await read(stage.telegram, "Votre semaine") == told


async def test_tour_begun_late_keeps_its_promises(stage: Stage) -> None:
    await stage.visit("?as=julie&tour=1")
    await stage.travel("2026-12-30T10:00")
    await walk(stage, "fr", french(LATE), "slack")

    told = digest(LATE.week, 1, *CHECK, since="14 septembre 2026")
    assert await read(stage.telegram, "Votre semaine") == told


async def test_tour_types_where_a_form_was_left_open(stage: Stage) -> None:
    await stage.visit("?tour=1")
    tour, form = stage.page.locator("#tour"), stage.slack.panel.get_by_role("dialog")
    await button(tour, "Écrire dans Slack").click()
    await expect(stage.slack.input).to_be_focused()
    await stage.slack.input.press("Enter")
    await stage.slack.press("Corriger", on="Contrat noté")
    await expect(form).to_be_visible()
    for _ in range(2):
        await button(tour, "Suivant").click()
    await button(tour, "Écrire dans Slack").click()
    await expect(form).to_be_hidden()
    await expect(stage.slack.input).to_be_focused()
    await stage.page.keyboard.press("Enter")
    await stage.slack.sees("Quel est le montant?")
