"""Pictures and documents, both ways."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.playground.telegram import Person, Telegram
from tests.playground.emulated_telegram.samples import png


async def test_photo_is_seen_with_its_size(telegram: Telegram, bot: Bot, julie: Person) -> None:
    sent = await bot.send_photo(julie.id, png(640, 480), caption="<b>Bilan</b>", parse_mode="HTML")
    (size,) = sent.photo
    assert (size.width, size.height) == (640, 480)
    (message,) = telegram.visible_to(julie)
    assert (message.text, telegram.content(message)) == ("Bilan", png(640, 480))
    assert telegram.journal.faults() == []


async def test_caption_is_edited_and_text_is_not(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    sent = await bot.send_photo(julie.id, png(640, 480), caption="avant")
    await bot.edit_message_caption(julie.id, sent.message_id, caption="après")
    assert telegram.visible_to(julie)[-1].text == "après"
    with pytest.raises(BadRequest, match=r"^There is no text in the message to edit$"):
        await bot.edit_message_text("texte", julie.id, sent.message_id)


async def test_document_is_sent_and_sent_again_by_its_id(
    telegram: Telegram, bot: Bot, julie: Person
) -> None:
    sent = await bot.send_document(julie.id, b"a;b\n", filename="bilan.csv")
    assert sent.document is not None
    assert sent.document.file_name == "bilan.csv"
    await bot.send_document(julie.id, sent.document.file_id)
    assert [telegram.content(message) for message in telegram.visible_to(julie)] == [b"a;b\n"] * 2


async def test_document_of_a_person_is_fetched(telegram: Telegram, bot: Bot, julie: Person) -> None:
    await telegram.send_file(julie, julie, "membres.csv", b"nom\nZoe\n", caption="/import")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.caption == "/import"
    file = await bot.get_file(update.message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"nom\nZoe\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no picture", "Image_process_failed"),
        (png(9000, 2000), "Photo_invalid_dimensions"),
        (b"", "File must be non-empty"),
    ],
)
async def test_bad_photo_is_refused_and_faulted(
    telegram: Telegram, bot: Bot, julie: Person, content: bytes, reason: str
) -> None:
    with pytest.raises(BadRequest, match=rf"^{reason}$"):
        await bot.send_photo(julie.id, content)
    assert len(telegram.journal.faults()) == 1


async def test_unknown_file_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"^Wrong file_id"):
        await bot.get_file("nothing")
