"""The guided tour, walked to its end: each line fills the field, and does what the tour says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import Stage


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


FRENCH = (
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
        "✅ Contract logged: no. 29, $1,800, Société de transport de Montréal, mutual agreement",
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
        "/evenement formation Répondre à un appel d’offres, jeudi 14h-16h30, Parvis, 20 places",
        "Aperçu, rien n’est parti",
        press=(("Annoncer", "0/20, 20 places libres. Serez-vous là?"),),
    ),
    Step(
        "Un rappel, au bon moment",
        "Julie",
        "/contact Anne Exemple CHUS acheteuse courriel relance 2026-11-20",
        "✅ Contact noté : Anne Exemple",
        moves=(("+ 1 jour", "jeudi 19 novembre"), ("+ 1 jour", "vendredi 20 novembre")),
        arrives="📅 Suivi à faire aujourd’hui : Anne Exemple",
    ),
    Step(
        "Le résumé du lundi",
        "Julie",
        moves=(("Lundi 8 h 30", "lundi 23 novembre"),),
        arrives="Votre semaine, 16 au 22 novembre",
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
        "/evenement formation Répondre à un appel d’offres, jeudi 14h-16h30, Parvis, 20 places",
        "Aperçu, rien n’est parti",
        press=(("Annoncer", "0/20, 20 places libres. Serez-vous là?"),),
    ),
    Step(
        "A reminder at the right time",
        "Sam",
        "/contact Ann Example STM buyer email follow-up 2026-11-20",
        "✅ Contact logged: Ann Example",
        moves=(("+ 1 day", "Thursday, November 19"), ("+ 1 day", "Friday, November 20")),
        arrives="📅 Follow up today: Ann Example",
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
        await window.input.press("Enter")
        await expect(window.messages.last).to_contain_text(step.comes)
    for pressed, then in step.press:
        await window.press(pressed)
        await expect(window.messages.last).to_contain_text(then)
    for move, then in step.moves:
        await stage.move(move, then)
    if step.arrives:
        await stage.telegram.be(step.who)
        await expect(stage.telegram.messages.last).to_contain_text(step.arrives)


@pytest.mark.parametrize("platform", ["slack", "telegram"])
@pytest.mark.parametrize(("language", "steps"), [("fr", FRENCH), ("en", ENGLISH)])
async def test_tour_keeps_its_promises(
    stage: Stage, language: str, steps: Sequence[Step], platform: str
) -> None:
    words = WORDS[language]
    await stage.visit(f"?lang={language}&as=julie&tour=1")
    tour = stage.page.locator("#tour")
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
