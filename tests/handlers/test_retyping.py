"""A question that expired gives back a line that types all that was answered."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from storage.db import Session
from storage.inbound import INBOUND
from tests.handlers.chat import Chat
from tests.handlers.hosting import lines, move
from tests.printing import plain

AGAIN = "Cette question a expiré le jeudi 19 novembre à 10 h. Tapez de nouveau : {}"


def quoted(db: Session, words: str) -> bool:
    """Whether the ledger of answers holds these words."""
    return words in str(db.execute(select(INBOUND)).all())


async def expired(chat: Chat, *said: str) -> str:
    """Say lines in turn, let the last question expire, and press its button."""
    asked = [await chat.say(one, "julie") for one in said][-1]
    move(chat, "2026-11-20 09:00")
    [told] = lines(await chat.press("Abandonner", "julie", asked))
    return plain(told)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (("/contrat", "2500"), "/contrat 2 500 $"),
        (("/contrat", "2500", "CHUS"), "/contrat 2 500 $ CIUSSS de l’Estrie – CHUS"),
        (("/contrat 2.500", "2500 taxes en sus"), "/contrat 2 500 $ plus taxes"),
        (("/contrat CHUS", "2500"), "/contrat 2 500 $ CIUSSS de l’Estrie – CHUS"),
        (("/contact", "Ana Roy"), "/contact Ana Roy"),
        (("/contrat 900 STM",), "/contrat 900 STM"),
        (("/contrat",), "/contrat"),
    ],
)
async def test_answers_of_an_expired_question_are_given_back(
    chat: Chat, said: tuple[str, ...], line: str
) -> None:
    assert await expired(chat, *said) == AGAIN.format(line)


async def test_line_given_back_says_the_same_again(chat: Chat) -> None:
    told = await expired(chat, "/contrat", "2500", "CHUS")
    asked = await chat.say(told.partition("de nouveau : ")[2], "julie")
    logged = await chat.press("Gré à gré", "julie", asked)

    assert plain(lines(logged)[0]).startswith(
        "Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré,"
    )


async def test_name_given_back_is_not_kept_by_the_ledger(chat: Chat) -> None:
    told = await expired(chat, "/contact", "Ana Roy")
    move(chat, "2026-11-20 10:30")
    kept = await chat.router.store.read(partial(quoted, words="Ana Roy"))

    assert told.endswith("Ana Roy")
    assert not kept
