"""A contract that is logged: doubles, partners, taxes."""

from __future__ import annotations

from functools import partial

from bot.cards import Button, Card, Fields, Note, Text
from storage import audit, confirmations
from storage.contracts import Tax
from storage.db import Session
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.logged import LINE, TYPED, row, standing
from tests.handlers.statements import asked

SECOND = LINE.replace("27", "28")
ALIKE = "A similar contract is already logged: {}. Is it the same?"


async def trail(chat: Chat) -> list[str]:
    """Return what was done to contract no. 27."""
    ask = partial(audit.trail, cohort=CURRENT, entity="contract", entity_id=602)
    return [one.action for one in await chat.router.store.read(ask)]


async def doubled(chat: Chat) -> Card:
    """Undo contract no. 27, log the same as no. 28, and ask for no. 27 again."""
    await chat.say(TYPED, "sam")
    undone = await chat.press("Undo", "sam")
    await chat.say(TYPED, "sam")
    return await chat.press("Restore", "sam", undone)


async def test_restoring_a_double_is_asked_about(chat: Chat) -> None:
    card = await doubled(chat)

    assert card == Card(
        blocks=(Text(ALIKE.format(SECOND)),),
        buttons=(
            Button("Keep one", "contract.restore.one@3", (602,)),
            Button("Log both", "contract.restore.both@3", (602,)),
        ),
    )
    found = await row(chat)
    assert found is not None
    assert found.undone_at is not None


async def test_double_is_restored_when_both_are_meant(chat: Chat) -> None:
    await doubled(chat)
    card = await chat.press("Log both", "sam")

    assert card == standing(f"Contract restored: {LINE}.")


async def test_double_stays_undone_when_one_is_meant(chat: Chat) -> None:
    await doubled(chat)
    card = await chat.press("Keep one", "sam")

    assert card.blocks == (Text(f"One contract is kept: {SECOND}."),)
    found = await row(chat)
    assert found is not None
    assert found.undone_at is not None


async def test_correction_that_makes_a_double_is_asked_about(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    other = await chat.say("/contract 900 STM mutual agreement", "sam")
    card = await chat.say("2500", "sam", replied=other)

    assert card.blocks == (Text(ALIKE.format(LINE)),)
    kept = await chat.press("Keep one", "sam")
    assert kept == standing(f"One contract is kept: {LINE}.")
    found = await row(chat, 28)
    assert found is not None
    assert (found.amount_cents, found.undone_at is None) == (90_000, False)


async def test_correction_that_changes_nothing_leaves_a_confirmation(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")

    def confirm(db: Session) -> None:
        now = chat.router.clock.now()
        confirmations.confirm(db, cohort=CURRENT, contract=602, by=3, now=now)

    await chat.router.store.run(confirm)
    before = await row(chat)
    card = await chat.say("2500", "sam", replied=logged)

    assert card == standing(f"Nothing to change: {LINE}.", Note("Confirmed on November 18."))
    assert await row(chat) == before
    assert await trail(chat) == ["added", "confirmed"]


async def test_reply_adds_partners_one_after_the_other(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    first = await chat.say("with Traiteur Fleur de Chaudron", "sam", replied=logged)
    second = await chat.say("with Coop Alpha", "sam", replied=logged)

    one, both = "Traiteur Fleur de Chaudron", "Traiteur Fleur de Chaudron and Coop Alpha"
    assert first == standing(f"Contract corrected: {LINE}.", Fields((("Partners", f"— → {one}"),)))
    assert second == standing(
        f"Contract corrected: {LINE}.", Fields((("Partners", f"{one} → {both}"),))
    )


async def test_new_amount_keeps_what_was_said_of_taxes(chat: Chat) -> None:
    logged = await chat.say(f"{TYPED} plus taxes", "sam")
    card = await chat.say("about 3000", "sam", replied=logged)

    assert logged == standing(f"Contract logged: {LINE}. Thank you!", Note("Taxes extra."))
    changes = (("Amount", "$2,500 → $3,000"), ("Approximate amount", "no → yes"))
    assert card == standing(
        f"Contract corrected: {LINE.replace('2,500', '3,000')}.", Fields(changes)
    )
    found = await row(chat)
    assert found is not None
    assert found.tax is Tax.EXTRA


async def test_card_reads_its_buyer_and_partners_once(chat: Chat) -> None:
    await chat.say(f"{TYPED} with Traiteur Fleur de Chaudron", "sam")
    await chat.say("/history", "sam")
    with asked() as statements:
        await chat.press("Contract no. 27, $2,500", "sam")

    buyer = [one for one in statements if "FROM organization" in one[0] and one[1] == "(25,)"]
    partners = [one for one in statements if "FROM contract_partner" in one[0]]
    assert (len(buyer), len(partners)) == (1, 1)


async def test_taxes_are_shown_among_the_changes(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    card = await chat.say("2500 taxes included", "sam", replied=logged)

    assert card == standing(f"Contract corrected: {LINE}.", Fields((("Taxes", "— → included"),)))


async def test_taxes_beside_an_amount_in_doubt_are_logged_with_the_one_typed_anew(
    chat: Chat,
) -> None:
    await chat.say("/contrat 2.500 CHUS gré à gré traiteur taxes en sus", "julie")
    logged = await chat.say("2500", "julie")
    found = await row(chat)

    assert Note("Taxes en sus.") in logged.blocks
    assert found is not None
    assert (found.tax, found.purpose) == (Tax.EXTRA, "traiteur")
