"""An event's file, asked for on each platform and sent there, its judges content."""

from __future__ import annotations

from icalendar import Calendar
from sqlalchemy import select

from bot.exchange import Platform
from bot.playground.slack import Message as SlackMessage
from bot.playground.slack.blocks import texts
from storage.db import Session
from storage.people import ACCOUNT, PERSON
from tests.handlers.hosting import ADD, LINE, TOLD
from tests.printing import plain
from tests.wire.scene import Scene
from tests.wire.watching import WITHIN, answered, last_on_telegram, replied

UPDATE = "Mettre mon agenda à jour"
NAME = "repondre-a-un-appel-d-offres.ics"


def told(content: bytes) -> tuple[str, int, str]:
    """Return the identity of the one event of a calendar, its sequence and its status."""
    [event] = Calendar.from_ical(content).walk("VEVENT")
    return str(event["UID"]), int(str(event["SEQUENCE"])), str(event["STATUS"])


async def prefer(scene: Scene, user: str, platform: Platform) -> None:
    """Let somebody be written to on one platform first."""

    def choose(db: Session) -> None:
        [person] = db.scalars(select(ACCOUNT.c.person_id).where(ACCOUNT.c.user_id == user))
        chosen = PERSON.update().where(PERSON.c.id == person)
        db.execute(chosen.values(preferred_platform=platform))

    await scene.app.store.run(choose)


async def announced(scene: Scene) -> SlackMessage:
    preview = await replied(scene, f"/evenement {LINE}", "dominique")
    announces = scene.slack.press(scene.on_slack["dominique"], preview, "Annoncer")
    return await answered(scene, announces, "dominique")


async def test_file_on_telegram_is_a_document_and_is_brought_up_to_date(scene: Scene) -> None:
    julie = scene.on_telegram["julie"]
    card = await announced(scene)
    await scene.telegram.press(julie, await last_on_telegram(scene, "📅 Formation"), "Oui")
    await scene.telegram.press(julie, await last_on_telegram(scene, "✅ C’est noté"), ADD)
    sent = await last_on_telegram(scene, "📅 Répondre")
    cancels = scene.slack.press(scene.on_slack["dominique"], card, "Annuler l’événement")
    why = await answered(scene, cancels, "dominique")
    without = scene.slack.press(scene.on_slack["dominique"], why, "Sans raison")
    sure = await answered(scene, without, "dominique")
    await scene.slack.press(scene.on_slack["dominique"], sure, "Annuler l’événement")
    news = await last_on_telegram(scene, "📅 Événement annulé")
    await scene.telegram.press(julie, news, UPDATE)
    await scene.telegram.until(lambda: bool(scene.telegram.visible_to(julie)[-1].attachment))
    after = scene.telegram.visible_to(julie)[-1]

    assert plain(sent.text) == f"📅 {TOLD}"
    assert sent.attachment is not None
    assert sent.attachment.name == NAME
    uid, sequence, status = told(scene.telegram.content(sent))
    assert (sequence, status) == (1, "CONFIRMED")
    assert told(scene.telegram.content(after)) == (uid, 2, "CANCELLED")


async def test_file_on_slack_is_shared_in_the_direct_chat(scene: Scene) -> None:
    julie = scene.on_slack["julie"]
    await prefer(scene, julie.id, Platform.SLACK)
    await announced(scene)

    def there() -> list[SlackMessage]:
        return [*scene.slack.visible_to(julie, scene.slack.direct(julie))]

    await scene.slack.pulse.until(lambda: bool(there()), WITHIN)
    await scene.slack.press(julie, there()[-1], "Oui")
    await scene.slack.pulse.until(lambda: there()[1:], WITHIN)
    await scene.slack.press(julie, there()[-1], ADD)
    await scene.slack.pulse.until(lambda: bool(there()[-1].files), WITHIN)
    message = there()[-1]
    [file] = message.files

    assert [plain(one["text"]) for one in texts(message.blocks)] == [f"📅 {TOLD}"]
    assert file.name == NAME
    assert told(scene.slack.files[file.id].content)[1:] == (1, "CONFIRMED")
