"""A contract, from the typed line to the card."""

from tests.handlers.chat import Chat


async def test_contract_typed_in_french_is_logged(chat: Chat) -> None:
    await chat.say("/contrat 2500 CHUS gré-à-gré")
    assert chat.seen["julie"].sign == "✅"
