"""A call for tenders walked through in both windows: shared, followed, moved, closed, won."""

from __future__ import annotations

from playwright.async_api import expect

from storage.contracts import Mode
from tests.browser.cohort import filled_in, in_group, in_private, sam_in_slack
from tests.browser.reading import read
from tests.browser.stage import Stage

LINK = "https://seao.gouv.qc.ca/avis?ItemId=4a2-14h"
LINE = f"/appel Service de traiteur, CHUS, appel d'offres public, le 8 décembre à 14 h, {LINK}"
CHUS = "CIUSSS de l’Estrie – CHUS"
BUYER = "Eastern Townships Integrated University Health and Social Services Centre"
OLD, NEW = "le mardi 8 décembre à 14 h", "le jeudi 10 décembre à 14 h"
MORNINGS = (
    ("2026-11-26T09:00", f"📄 Dans 14 jours : Service de traiteur, {NEW}.", "📄 In 14 days:"),
    ("2026-12-03T09:00", f"📄 Dans 7 jours : Service de traiteur, {NEW}.", "📄 In 7 days:"),
    ("2026-12-08T09:00", f"📄 Dans 2 jours : Service de traiteur, {NEW}.", "📄 In 2 days:"),
    ("2026-12-09T09:00", "⚠️ Demain à 14 h : Service de traiteur.", "⚠️ Tomorrow at"),
)


async def test_call_is_shared_followed_moved_recalled_and_won(stage: Stage) -> None:
    await sam_in_slack(stage)
    await stage.slack.be("Dominique")
    await stage.slack.go_to("annonces")
    await stage.slack.say(LINE)
    shown = ("Service de traiteur", f"{CHUS}, Estrie", f"Clôture : {OLD}")
    told = ("Service de traiteur", f"{BUYER}, Estrie", "Closing: Tuesday, December 8 at 2:00 p.m.")
    await stage.slack.shows("Aperçu, rien n’est parti : 1 destinataire", *shown, *told, "2 canaux.")
    await stage.slack.press("Annoncer")
    await julie_and_sam_follow(stage)
    await dominique_moves_the_closing(stage)
    await each_morning_is_told_once(stage)
    await julie_won(stage)

    won = f"n° 27, 12 500,75 $, {CHUS}, appel d’offres public, Service de traiteur, le 11 décembre"
    noted = [f"✅ Contrat noté : {won}. Merci!", "Corriger", "Annuler"]
    assert await read(stage.telegram, "Contrat noté") == noted


async def julie_and_sam_follow(stage: Stage) -> None:
    """Julie hears of it in private, for her trade; Sam sees it in the channel."""
    slack, telegram = stage.slack, stage.telegram
    await telegram.be("Julie")
    await in_group(stage)
    await telegram.shows("📄 Service de traiteur", f"Clôture : {OLD}", "Voir l’avis")
    await in_private(stage)
    await telegram.shows("📄 Service de traiteur", f"Clôture : {OLD}", "Voir l’avis")
    await telegram.press("Suivre")
    await telegram.shows("✅ C’est noté : Service de traiteur", "La clôture vous sera rappelée.")

    await slack.be("Sam")
    await slack.go_to("annonces")
    link = slack.message("📄 Service de traiteur").get_by_role("link", name="Voir l’avis")
    await expect(link).to_have_attribute("href", LINK)
    await slack.press("Suivre")
    await slack.shows("✅ Noted: Service de traiteur", BUYER, "You will be told as it closes.")


async def dominique_moves_the_closing(stage: Stage) -> None:
    """Tell who follows, once, the old beside the new; every copy shows the new."""
    slack, telegram = stage.slack, stage.telegram
    await slack.be("Dominique")
    await slack.press("Modifier")
    await filled_in(stage, "Modifier l’appel", {"Date": "2026-12-10"})
    await slack.shows("✅ Appel d’offres modifié", f"clôture {NEW}", "2 personnes sont averties.")
    await telegram.sees(f"📄 Nouvelle clôture : {NEW} (au lieu du mardi 8 décembre à 14 h).")
    await stage.move("+ 1 h", r"11\sh")
    await telegram.shows("📄 Service de traiteur", f"Clôture : {NEW}", "Vous suivez cet appel.")
    await in_group(stage)
    await telegram.shows("📄 Service de traiteur", f"Clôture : {NEW}")
    await in_private(stage)
    await slack.be("Sam")
    await slack.shows("📄 Service de traiteur", f"Clôture : {NEW}")
    await slack.go_to("Maillon")
    await slack.sees("📄 New closing: Thursday, December 10 at 2:00 p.m. (was Tuesday, December 8")


async def each_morning_is_told_once(stage: Stage) -> None:
    for when, french, english in MORNINGS:
        await stage.travel(when)
        await stage.telegram.sees(french)
        await stage.slack.sees(english)
    await stage.travel("2026-12-10T15:00")
    for _, french, english in MORNINGS:
        await stage.telegram.sees(french)
        await stage.slack.sees(english)


async def julie_won(stage: Stage) -> None:
    """Asked on the morning after, she says how much: the rest is known."""
    telegram = stage.telegram
    await stage.travel("2026-12-11T09:00")
    await stage.slack.sees("📄 Did you bid? Did you win? Service de traiteur")
    await telegram.sees("📄 Avez-vous soumissionné? Avez-vous remporté le contrat?")
    await telegram.press("Contrat remporté")
    await telegram.sees("Quel est le montant?")
    await telegram.say("12 500,75")
    won = f"{CHUS}, appel d’offres public, Service de traiteur"
    await telegram.sees(f"✅ Contrat noté : n° 27, 12 500,75 $, {won}")
    logged = await stage.contract()
    assert logged is not None
    assert (logged.amount_cents, logged.mode) == (12_500_75, Mode.PUBLIC)
    assert logged.purpose == "Service de traiteur"
