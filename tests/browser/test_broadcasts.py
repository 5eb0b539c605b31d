"""A broadcast walked through in both windows: written, changed, sent, put right, and stopped."""

from __future__ import annotations

from tests.browser.cohort import filled_in, sam_in_slack
from tests.browser.reading import read
from tests.browser.stage import Stage

FRENCH, ENGLISH = "La prochaine formation affiche complet.", "The next training is full."
SIGNED = "Envoyé par Pôle fictif de l’achat collectif pour Estrie–Montréal 2026-2027, 300, rue"
EVERYTHING = (
    "trainings, networking, matchmaking, enterprise visits, conferences, awareness activities, "
    "calls for tenders and weekly digest"
)
SIGNED_EN = "Sent by Pôle fictif de l’achat collectif on behalf of Estrie–Montréal 2026-2027, 300,"


async def test_broadcast_is_previewed_changed_sent_put_right_and_unsubscribed(
    stage: Stage,
) -> None:
    await sam_in_slack(stage)
    await dominique_writes(stage)
    await dominique_adds_the_english_and_sends(stage)
    await both_read_their_language(stage)
    await dominique_reads_the_report(stage)
    await dominique_puts_it_right(stage)
    await both_unsubscribe(stage)

    assert await read(stage.slack, "Unsubscribed") == [
        f"✅ Unsubscribed: {EVERYTHING}. Your commands still work.",
        "What you asked for still arrives: your follow-ups, news of what you said yes to, answers.",
        f"Resume, to receive again: {EVERYTHING}.",
        "Resume",
    ]


async def dominique_writes(stage: Stage) -> None:
    """Choose what it is about among what people agreed to hear of: of calls, all three did."""
    slack = stage.slack
    await slack.be("Dominique")
    await slack.go_to("annonces")
    await slack.say(f"/diffuser {FRENCH}")
    await slack.shows("Quel en est le sujet?")
    await slack.panel.get_by_role("combobox").last.click()
    await slack.panel.get_by_role("option", name="Appels d’offres").click()
    await slack.shows(
        "Aperçu, rien n’est parti : 3 destinataires",
        FRENCH,
        SIGNED,
        "Aucun texte en anglais : tout le monde lit celui-ci.",
        *("Personnes visées", "11", "Recevront l’envoi", "3"),
        *("Désabonnées ou sans accord", "0", "Injoignables", "8"),
    )


async def dominique_adds_the_english_and_sends(stage: Stage) -> None:
    """A changed text makes another preview: nothing is sent from the former one."""
    slack = stage.slack
    await slack.press("Modifier")
    await filled_in(stage, "Modifier le texte", {"anglais": ENGLISH})
    await slack.shows(
        "Aperçu", FRENCH, "En français et en anglais : chaque personne lit sa langue."
    )
    await slack.press("Voir en anglais")
    await slack.shows("Aperçu", ENGLISH, SIGNED_EN)
    await slack.press("Envoyer", on="Aucun texte en anglais")
    await slack.sees("Cet aperçu a changé depuis : servez-vous du plus récent.")
    await slack.press("Envoyer", on="Aperçu, rien n’est parti")


async def both_read_their_language(stage: Stage) -> None:
    await stage.telegram.be("Julie")
    await stage.telegram.shows(FRENCH, SIGNED, "Pour vous désabonner : /stop")
    await stage.slack.be("Sam")
    await stage.slack.shows(ENGLISH, SIGNED_EN, "Unsubscribe: /stop")


async def dominique_reads_the_report(stage: Stage) -> None:
    slack = stage.slack
    await slack.be("Dominique")
    await slack.press("Voir le rapport")
    await slack.shows(
        "Envoyé le mercredi 18 novembre à 10 h",
        *("Personnes visées", "11", "Envoyés", "3", "En attente", "0"),
        *("Injoignables", "8", "Désabonnées ou sans accord", "0"),
    )


async def dominique_puts_it_right(stage: Stage) -> None:
    """Change what was read already: no second message comes of it."""
    slack, telegram = stage.slack, stage.telegram
    await slack.press("Modifier le texte")
    await filled_in(stage, "Modifier le texte", {"français": "La formation du 3 est complète."})
    stays = f"Le texte anglais reste : {ENGLISH}"
    await slack.shows("Texte modifié", "La formation du 3 est complète.", stays)
    await stage.move("+ 1 h", r"11\sh")
    await telegram.shows("La formation du 3 est complète.", SIGNED, "modifié")
    await telegram.sees("Pour vous désabonner : /stop")
    await slack.be("Sam")
    await slack.sees(ENGLISH)


async def both_unsubscribe(stage: Stage) -> None:
    """Sam by a tap, the others by a word; the next one would reach nobody, and is not sent."""
    slack, telegram = stage.slack, stage.telegram
    await slack.press("Unsubscribe")
    await slack.sees("✅ Unsubscribed: trainings, networking, matchmaking")
    await telegram.say("/stop")
    await telegram.sees("✅ Désabonnement fait : formations, réseautage, maillage")

    await telegram.be("Mireille")
    await telegram.say("/stop")
    await telegram.sees("✅ Désabonnement fait")
    await telegram.be("Dominique")
    await telegram.say("/diffuser Une place s’est libérée.")
    await telegram.press("Appels d’offres")
    await telegram.shows(
        "Aperçu, rien n’est parti : aucun destinataire",
        "Une place s’est libérée.",
        "Personne ne recevrait ce texte : choisissez son public.",
    )
