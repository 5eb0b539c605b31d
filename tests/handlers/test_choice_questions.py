"""A button or an answer goes to the cohort it was asked in, whatever was chosen since."""

from __future__ import annotations

from storage.people import Role
from tests.handlers.chat import Chat
from tests.handlers.hosting import ESTRIE, attached, lines
from tests.handlers.switching import LINE, MONTREAL, count, enters, in_group


async def test_button_acts_in_its_cohort_whatever_was_chosen_since(chat: Chat) -> None:
    noted = await chat.say(LINE, "dominique")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    undone = await chat.press("Annuler", "dominique", noted)

    assert lines(undone)[0].startswith("Saisie annulée : n° 27, 900 $")
    assert await count(chat) == 23


async def test_attached_channel_speaks_of_its_cohort_whatever_was_chosen(chat: Chat) -> None:
    await attached(chat, "-100", "announcements")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    card = await in_group(chat, LINE, "dominique")

    assert not any("Pour changer" in one for one in lines(card))
    assert await count(chat) == 24


async def test_question_of_the_former_cohort_is_answered_there_by_its_buttons(chat: Chat) -> None:
    asked = await chat.say("/contrat 900 BRP pour Messagerie Roue-Libelle", "dominique")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    before = await count(chat, ESTRIE)
    await chat.press("Gré à gré", "dominique", asked)

    assert (await count(chat), await count(chat, ESTRIE)) == (24, before)


async def test_words_after_a_switch_answer_no_question_of_the_former_cohort(chat: Chat) -> None:
    await chat.say("/contrat 900 BRP pour Messagerie Roue-Libelle", "dominique")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    before = await count(chat, ESTRIE)
    await chat.say("gré à gré", "dominique")

    assert (await count(chat), await count(chat, ESTRIE)) == (23, before)


async def test_words_answer_the_question_of_another_cohort_that_was_resumed(chat: Chat) -> None:
    await chat.say("/contrat 900 BRP pour Messagerie Roue-Libelle", "dominique")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    over = await chat.say("/contact Ana Roy pour Messagerie Roue-Libelle", "dominique")
    before = await count(chat, ESTRIE)
    await chat.press("Reprendre la saisie", "dominique", over)
    await chat.say("gré à gré", "dominique")

    assert (await count(chat), await count(chat, ESTRIE)) == (24, before)


async def test_words_answer_the_question_of_another_cohort_that_start_showed(chat: Chat) -> None:
    asked = await chat.say("/contrat 900 BRP pour Messagerie Roue-Libelle", "dominique")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    before = await count(chat, ESTRIE)
    again = await chat.say("/start", "dominique")
    await chat.say("gré à gré", "dominique")

    assert lines(again) == lines(asked)
    assert (await count(chat), await count(chat, ESTRIE)) == (24, before)


async def test_words_answer_the_question_asked_last_of_another_cohort(chat: Chat) -> None:
    asked = await chat.say("/contrat 900 pour Messagerie Roue-Libelle", "dominique")
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    before = await count(chat, ESTRIE)
    await chat.press("Choisir dans la liste", "dominique", asked)
    await chat.say("BRP", "dominique")
    await chat.say("gré à gré", "dominique")

    assert (await count(chat), await count(chat, ESTRIE)) == (24, before)


async def test_words_in_a_channel_answer_no_question_of_another_cohort(chat: Chat) -> None:
    await enters(chat, "sam", MONTREAL, Role.MANAGER, shop=81)
    await chat.say("/cohorte Montréal 2016-2017", "dominique")
    await in_group(chat, "/canal annonces", "dominique")
    before = await count(chat, MONTREAL)
    asked = await chat.say("/contract 900 STM", "sam")
    await in_group(chat, "mutual agreement", "sam")
    assert (await count(chat), await count(chat, MONTREAL)) == (23, before)

    await chat.press("Mutual agreement", "sam", asked)
    assert (await count(chat), await count(chat, MONTREAL)) == (24, before)
