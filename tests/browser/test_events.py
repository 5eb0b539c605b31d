"""An event walked through in both windows: announced, answered, moved, recalled, followed up."""

from __future__ import annotations

from functools import partial

from playwright.async_api import expect

from storage import events
from storage.db import Session
from storage.people import PERSON
from tests.browser.cohort import filled_in, in_group, in_private, sam_in_slack
from tests.browser.reading import read
from tests.browser.stage import CURRENT, Stage

LINE = "/evenement formation Répondre à un appel d'offres, jeudi 14h-16h30, Parvis, 20 places"
TITLE = "Répondre à un appel d'offres"
TOLD = f"{TITLE}, le jeudi 19 novembre de 14 h à 16 h 30, Parvis"
SAID = f"{TITLE}, Thursday, November 19 from 2:00 p.m. to 4:30 p.m., Parvis"
MOVED = f"{TITLE}, le vendredi 20 novembre de 14 h à 16 h 30, Salle B"
MOVED_EN = f"{TITLE}, Friday, November 20 from 2:00 p.m. to 4:30 p.m., Salle B"
LONG_AGO = f"{TITLE}, le jeudi 26 novembre 2026 de 14 h à 16 h 30, Parvis"
AT_ELEVEN = "Thursday, November 26 from 11:00 a.m. to 1:30 p.m. (Vancouver time), Parvis"


async def test_event_is_announced_answered_moved_and_cancelled(stage: Stage) -> None:
    await sam_in_slack(stage)
    await stage.slack.be("Dominique")
    await stage.slack.go_to("annonces")
    await stage.slack.say(LINE)
    await stage.slack.shows("Aperçu, rien n’est parti : 3 destinataires", TOLD, SAID, "2 canaux.")
    await stage.slack.press("Annoncer")
    await every_copy(stage, f"{TOLD} 0/20, 20 places libres.", f"{SAID} 0/20, 20 places left.")
    await two_come(stage)
    await third_waits_then_takes_a_place(stage)
    await dominique_moves(stage)
    await dominique_cancels(stage)

    cancelled = f"📅 Event cancelled: {MOVED_EN}. Panne d’eau."
    assert await read(stage.slack, "Event cancelled") == [cancelled]
    assert await read(stage.slack, "This event was cancelled") == [
        "This event was cancelled on Wednesday, November 18 at 3:00 p.m."
    ]


async def test_event_is_recalled_in_the_readers_language_and_zone_then_followed_up(
    stage: Stage,
) -> None:
    await lives_in_vancouver(stage, "Sam Taylor")
    await sam_in_slack(stage)
    await stage.telegram.be("Dominique")
    await stage.telegram.say(LINE.replace("jeudi", "jeudi 26 novembre"))
    await stage.telegram.press("Annoncer")
    await undecided_are_asked_again(stage)
    await those_who_come_are_reminded(stage)
    await roll_is_called(stage)
    await julie_says_what_it_led_to(stage)

    logged = (
        "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 26 décembre."
    )
    assert await read(stage.telegram, "Contrat noté") == [
        f"{logged} Merci!",
        "Grâce à l’événement « Répondre à un appel d'offres » (26 novembre).",
        *("Corriger", "Annuler"),
    ]
    assert await read(stage.telegram, "mené à quelque chose") == [
        f"📅 Cet événement a-t-il mené à quelque chose? {LONG_AGO}.",
        *("Noter un contact", "Noter un contrat", "Rien encore"),
    ]


async def every_copy(stage: Stage, french: str, english: str) -> None:
    """See the four copies: in the channel, in the group, Sam's and Julie's."""
    await stage.slack.be("Sam")
    await stage.slack.go_to("annonces")
    await stage.slack.shows("📅 Formation", french)
    await stage.slack.go_to("Maillon")
    await stage.slack.shows("📅 Training", english)
    await stage.telegram.be("Julie")
    await stage.telegram.shows("📅 Formation", french)
    await in_group(stage)
    await stage.telegram.shows("📅 Formation", french)
    await in_private(stage)


async def two_come(stage: Stage) -> None:
    await stage.slack.press("Yes")
    await stage.slack.shows("✅ Noted: Yes", SAID)
    await stage.move("+ 1 h", r"11\sh")
    await stage.telegram.press("Oui")
    await stage.telegram.shows("✅ C’est noté : Oui", TOLD)
    await stage.move("+ 1 h", r"12\sh")
    await every_copy(stage, f"{TOLD} 2/20, 18 places libres.", f"{SAID} 2/20, 18 places left.")
    await stage.slack.shows("📅 Training", "Your answer: Yes")


async def third_waits_then_takes_a_place(stage: Stage) -> None:
    slack, telegram = stage.slack, stage.telegram
    await change(stage, {"Nombre de places": "2"})
    await slack.shows("✅ Événement modifié", "Nombre de places", "20 → 2")
    await stage.move("+ 1 h", r"13\sh")
    await every_copy(stage, "2/2, c’est complet.", "2/2, full.")

    await telegram.be("Mireille")
    await in_group(stage)
    await telegram.press("Attendre une place")
    await in_private(stage)
    await telegram.shows("C’est complet. Liste d’attente : rang 1.")
    await stage.move("+ 1 h", r"14\sh")
    await every_copy(stage, "1 personne en attente", "1 waiting")

    await telegram.press("Non")
    await telegram.shows("✅ Nouvelle réponse : Non")
    await telegram.be("Mireille")
    await telegram.sees(f"📅 Une place s’est libérée, elle est à vous! {TOLD}.")


async def dominique_moves(stage: Stage) -> None:
    """Tell those who come, once; Julie gave her place up."""
    await change(stage, {"Date": "2026-11-20", "Lieu": "Salle B"})
    await stage.slack.shows(
        "✅ Événement modifié", "Parvis → Salle B", "2 personnes sont averties."
    )
    await stage.telegram.sees(f"📅 Nouvelle date et nouveau lieu : {MOVED} (au lieu du jeudi 19")
    await stage.move("+ 1 h", r"15\sh")
    await every_copy(stage, f"{MOVED} 2/2", "Friday, November 20 from 2:00 p.m. to 4:30 p.m.")
    await stage.slack.sees(f"📅 New date and place: {TITLE}, Friday, November 20")
    await stage.telegram.sees("Nouvelle date", times=0)


async def dominique_cancels(stage: Stage) -> None:
    """Tell those who came; what they could press before says that it is too late."""
    slack = stage.slack
    await slack.be("Dominique")
    await slack.press("Annuler l’événement")
    await slack.press("Ouvrir le formulaire")
    await filled_in(stage, "Annuler l’événement", {"Raison": "Panne d’eau."})
    await slack.press("Annuler l’événement")
    await slack.shows("✅ Événement annulé", "Panne d’eau.", "2 personnes sont averties.")
    await stage.telegram.be("Mireille")
    await stage.telegram.sees(f"📅 Événement annulé : {MOVED}. Panne d’eau.")

    await stage.move("+ 1 h", r"16\sh")
    await slack.be("Sam")
    await slack.go_to("annonces")
    await slack.sees("📅 Événement annulé")
    await slack.go_to("Maillon")
    await slack.sees("📅 Event cancelled", times=2)
    await slack.press("Maybe")
    await slack.sees("This event was cancelled on")


async def undecided_are_asked_again(stage: Stage) -> None:
    """A week before, on each one's morning: Sam's is three hours later than Julie's."""
    slack, telegram = stage.slack, stage.telegram
    await telegram.be("Julie")
    await telegram.press("Peut-être")
    await telegram.shows("✅ C’est noté : Peut-être")
    await stage.travel("2026-11-19T09:00")
    await telegram.shows("📅 Formation", "Votre réponse : Peut-être", "Pouvez-vous dire oui")
    await slack.sees("You have not decided yet.", times=0)
    await telegram.press("Oui")
    await telegram.shows("✅ Nouvelle réponse : Oui")
    await telegram.be("Dominique")
    await telegram.shows("📅 Formation", "1/20, 19 places libres.", "Écrire à qui a dit oui")
    await telegram.be("Julie")

    await stage.travel("2026-11-19T12:00")
    await slack.shows("📅 Training", AT_ELEVEN, "You have not")
    await expect(slack.messages.last).to_have_accessible_name("Maillon, 12:00 p.m.")
    await slack.press("Yes")
    await slack.shows("✅ Noted: Yes", AT_ELEVEN)


async def those_who_come_are_reminded(stage: Stage) -> None:
    for day in range(20, 26):
        await stage.travel(f"2026-11-{day}T09:00")
    await stage.telegram.sees(f"📅 Demain à 14 h : {TITLE}, Parvis.")
    await stage.slack.sees("📅 Tomorrow at", times=0)
    await stage.travel("2026-11-26T13:00")
    await stage.slack.sees(f"📅 Tomorrow at 11:00 a.m. (Vancouver time): {TITLE}, Parvis.")
    await stage.slack.sees(f"📅 In one hour: {TITLE}, Parvis.")
    await stage.telegram.sees(f"📅 Demain à 14 h : {TITLE}, Parvis.")
    await stage.telegram.sees(f"📅 Dans une heure : {TITLE}, Parvis.")
    await stage.telegram.sees("Pouvez-vous dire oui", times=0)


async def roll_is_called(stage: Stage) -> None:
    """Julie came, Mireille too without having said so, and three people whom nobody knows."""
    telegram = stage.telegram
    await stage.travel("2026-11-26T16:30")
    await telegram.be("Dominique")
    await telegram.press("Cocher les présences")
    await telegram.press("Julie Bouchard")
    await telegram.press("Ajouter quelqu’un")
    await telegram.press("Mireille Gagnon")
    await telegram.press("Compter les externes")
    await telegram.say("3")
    await telegram.shows("Présences", "5 personnes sur place. 3 de l’extérieur.")
    await telegram.press("Remercier")
    await telegram.sees("✅ 2 personnes sont remerciées.")


async def julie_says_what_it_led_to(stage: Stage) -> None:
    """Asked after a month and after three, she logs a contract; Sam, who did not come, is not."""
    telegram = stage.telegram
    await telegram.be("Julie")
    await telegram.sees(f"Merci de votre présence : {TITLE}")
    await stage.travel("2026-12-26T09:00")
    await telegram.sees("📅 Cet événement a-t-il mené à quelque chose?")
    await telegram.press("Noter un contrat")
    await telegram.say("2500 CHUS gré à gré")
    await telegram.shows("✅ Contrat noté : n° 27, 2 500 $")
    await stage.travel("2027-02-24T09:00")
    await telegram.sees("📅 Cet événement a-t-il mené à quelque chose?", times=2)
    await stage.slack.sees("Did this event lead to something?", times=0)
    logged = await stage.contract()
    assert logged is not None
    assert logged.event_id == await newest(stage)


async def change(stage: Stage, typed: dict[str, str]) -> None:
    """Let Dominique change the event by its form."""
    await stage.slack.be("Dominique")
    await stage.slack.go_to("annonces")
    await stage.slack.press("Modifier")
    await filled_in(stage, "Modifier l’événement", typed)


async def lives_in_vancouver(stage: Stage, name: str) -> None:
    def move(db: Session) -> None:
        db.execute(PERSON.update().where(PERSON.c.name == name).values(zone="America/Vancouver"))

    await stage.playground.scene.app.store.run(move)


async def newest(stage: Stage) -> int:
    """Return the number of the event announced last."""
    found = partial(events.of_cohort, cohort=CURRENT)
    return max(one.id for one in await stage.playground.scene.app.store.read(found))
