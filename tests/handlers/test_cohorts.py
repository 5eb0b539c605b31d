"""The cohort: what everyone sees of it, what coordinators change, and who is taken out of it."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from bot.cards import Card, Fields, Sign, Text
from storage import cohorts
from storage.audit import AUDIT
from storage.cohorts import Cohort
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import COHORT, move, rows
from tests.handlers.switching import enters, number
from tests.handlers.weeks import sweep


async def cohort(chat: Chat) -> Cohort:
    found = await chat.router.store.read(partial(cohorts.get, cohort=CURRENT))
    assert found is not None
    return found


async def coordinates(chat: Chat, key: str = "sam") -> int:
    await enters(chat, key, CURRENT)
    return await number(chat, key)


async def settings(chat: Chat, change: str) -> Card:
    """Open one of the forms, as a coordinator."""
    await chat.say("/cohort", "sam")
    await chat.press("Change the settings", "sam")
    return await chat.press(change, "sam")


async def test_everyone_sees_the_cohort_its_goals_and_who_coordinates(chat: Chat) -> None:
    card = await chat.say("/cohorte", "mireille")
    shown = rows(card)

    assert card.title == COHORT
    assert shown.pop("Contrats").endswith(" sur 150")
    assert shown["Objectif\xa0: montant"] == "900 000 $"
    assert shown["Résumé de la semaine"] == "lundi à 8 h"
    assert shown["Coordination"] == "Dominique Lavoie"
    assert labels(card) == []


async def test_cohort_counts_what_its_digests_count_since_it_began(chat: Chat) -> None:
    before = rows(await chat.say("/cohorte", "dominique"))
    await chat.say("/contrat 2500 STM gré à gré, le 4 septembre", "julie")
    after = rows(await chat.say("/cohorte", "dominique"))

    assert before["Montant"].endswith(" $ sur 900 000 $")
    assert after == before


@pytest.mark.parametrize("reader", ["julie", "mireille"])
async def test_contract_between_two_looks_tells_its_amount_to_coordinators_alone(
    chat: Chat, reader: str
) -> None:
    async def progress(who: str) -> tuple[str, str | None]:
        shown = rows(await chat.say("/cohorte", who))
        return shown["Contrats"], shown.get("Montant")

    before = [await progress(who) for who in (reader, "dominique")]
    await chat.say("/contract $410.05 CHUS mutual agreement", "sam")
    after = [await progress(who) for who in (reader, "dominique")]

    assert before == [("23 sur 150", None), ("23 sur 150", "106 445 $ sur 900 000 $")]
    assert after == [("24 sur 150", None), ("24 sur 150", "106 855,05 $ sur 900 000 $")]


async def test_everyone_reads_the_last_sum_that_the_channels_could_be_told(chat: Chat) -> None:
    dates = {}
    for monday, amounts in (("2026-11-23", "100 200 300"), ("2026-11-30", "400")):
        move(chat, f"{monday} 08:01")
        for amount in amounts.split():
            await chat.say(f"/contrat {amount} STM gré à gré, hier", "julie")
        await sweep(chat)
        dates[monday] = rows(await chat.say("/cohorte", "mireille"))

    assert [
        {label: shown for label, shown in one.items() if "ontant" in label}
        for one in dates.values()
    ] == [{"Montant au 22 novembre": "107 045 $ sur 900 000 $"}] * 2


async def test_coordinator_sees_every_setting(chat: Chat) -> None:
    await coordinates(chat)
    await chat.say("/cohort", "sam")
    card = await chat.press("Change the settings", "sam")

    assert list(rows(card)) == [
        "Day of the digest",
        "Hour of the digest",
        "Goal: contracts",
        "Goal: amount",
        "Sender",
        "Sender’s address",
        "Privacy officer",
        "Officer’s email",
        "Hosting",
    ]
    assert (rows(card)["Goal: contracts"], rows(card)["Goal: amount"]) == ("150", "$900,000")


async def test_digest_day_is_changed_old_and_new_shown(chat: Chat) -> None:
    await coordinates(chat)
    asked = await settings(chat, "Change the digest")
    assert labels(asked) == ["Day", "Hour", "Drop"]

    await chat.press("Day", "sam")
    card = await chat.press("Thursday", "sam")
    assert card == Card(
        title=f"Settings of {COHORT}",
        blocks=(Fields((("Day of the digest", "Monday → Thursday"),)),),
        buttons=card.buttons,
        sign=Sign.NOTED,
    )
    assert labels(card) == ["See the settings"]
    assert ((await cohort(chat)).digest_weekday, (await cohort(chat)).digest_hour) == (3, 8)


async def test_digest_hour_can_be_midnight(chat: Chat) -> None:
    await coordinates(chat)
    await settings(chat, "Change the digest")
    await chat.press("Hour", "sam")
    card = await chat.say("midnight", "sam")

    assert rows(card) == {"Hour of the digest": "8:00 a.m. → 12:00 a.m."}
    await settings(chat, "Change the digest")
    await chat.press("Day", "sam")
    assert rows(await chat.press("Friday", "sam")) == {"Day of the digest": "Monday → Friday"}


@pytest.mark.parametrize(
    ("change", "what", "said", "told"),
    [
        ("Change the goals", "Contracts", "175", {"Goal: contracts": "150 → 175"}),
        ("Change the goals", "Contracts", "0", {"Goal: contracts": "150 → —"}),
        ("Change the goals", "Amount", "950 000 $", {"Goal: amount": "$900,000 → $950,000"}),
        (
            "Change the sender",
            "Sender’s address",
            "12, rue Wellington, Sherbrooke",
            {"Sender’s address": "12, rue Wellington, Sherbrooke"},
        ),
        (
            "Change the officer",
            "Email address",
            "officer@example.org",
            {"Officer’s email": "officer@example.org"},
        ),
        ("Change the officer", "Hosting", "Montréal", {"Hosting": "Montréal"}),
    ],
)
async def test_setting_is_changed(
    chat: Chat, change: str, what: str, said: str, told: dict[str, str]
) -> None:
    await coordinates(chat)
    await settings(chat, change)
    await chat.press(what, "sam")
    shown = rows(await chat.say(said, "sam"))

    assert list(shown) == list(told)
    assert all(shown[label].endswith(value) for label, value in told.items())


async def test_bad_address_is_asked_again(chat: Chat) -> None:
    await coordinates(chat)
    before = (await cohort(chat)).officer_email
    await settings(chat, "Change the officer")
    await chat.press("Email address", "sam")
    await chat.say("privacy at example", "sam")

    assert (await cohort(chat)).officer_email == before


async def test_name_that_is_too_long_is_never_cut(chat: Chat) -> None:
    await coordinates(chat)
    before = (await cohort(chat)).sender_name
    await settings(chat, "Change the sender")
    await chat.press("Sender", "sam")
    card = await chat.say("Pôle " * 50, "sam")

    assert card.blocks == (
        Text("This is 249 characters long, and 200 fit here. What is a shorter way?"),
    )
    assert (await cohort(chat)).sender_name == before


async def test_same_again_changes_nothing(chat: Chat) -> None:
    await coordinates(chat)
    await settings(chat, "Change the digest")
    await chat.press("Day", "sam")
    card = await chat.press("Monday", "sam")

    assert card.blocks == (Text("Nothing has changed."),)


async def test_change_of_a_setting_leaves_a_trail(chat: Chat) -> None:
    sam = await coordinates(chat)
    await settings(chat, "Change the digest")
    await chat.press("Day", "sam")
    await chat.press("Sunday", "sam")

    told = await chat.router.store.read(
        lambda db: db.execute(select(AUDIT).order_by(AUDIT.c.id.desc()).limit(1)).one()
    )
    assert (told.person_id, told.entity, told.entity_id) == (sam, "cohort", CURRENT)
    assert (told.before, told.after) == ({"digest_weekday": 0}, {"digest_weekday": 6})


async def moved_by_mireille(chat: Chat, what: str, said: str) -> None:
    """Let another coordinator change a setting of the digest."""
    await coordinates(chat, "mireille")
    await chat.say("/cohorte", "mireille")
    await chat.press("Changer les réglages", "mireille")
    await chat.press("Changer le résumé", "mireille")
    await chat.press(what, "mireille")
    await chat.say(said, "mireille")


async def test_two_coordinators_change_what_each_means_to(chat: Chat) -> None:
    await coordinates(chat)
    await settings(chat, "Change the digest")
    await chat.press("Hour", "sam")
    await moved_by_mireille(chat, "Jour", "jeudi")
    card = await chat.say("1 pm", "sam")

    assert rows(card) == {"Hour of the digest": "8:00 a.m. → 1:00 p.m."}
    assert ((await cohort(chat)).digest_weekday, (await cohort(chat)).digest_hour) == (3, 13)


async def test_setting_that_somebody_changed_meanwhile_is_asked_about(chat: Chat) -> None:
    await coordinates(chat)
    await settings(chat, "Change the digest")
    await chat.press("Hour", "sam")
    await moved_by_mireille(chat, "Jour", "jeudi")
    await moved_by_mireille(chat, "Heure", "10 h")
    asked = await chat.say("1 pm", "sam")
    assert asked.blocks == (
        Text(
            "Somebody changed this meanwhile: Hour of the digest: 10:00\xa0a.m. "
            "Replace it with yours?"
        ),
    )
    assert labels(asked) == ["Replace", "Drop"]
    assert (await cohort(chat)).digest_hour == 10

    card = await chat.press("Replace", "sam")
    assert rows(card) == {"Hour of the digest": "10:00 a.m. → 1:00 p.m."}
    assert ((await cohort(chat)).digest_weekday, (await cohort(chat)).digest_hour) == (3, 13)


async def test_settings_are_the_coordinators(chat: Chat) -> None:
    await coordinates(chat)
    await chat.say("/cohort", "sam")
    card = await chat.press("Change the settings", "sam")

    refused = await chat.press("Change the digest", "mireille", card)
    assert refused.blocks == (
        Text("Commande réservée à\xa0: coordination. La coordination peut vous aider."),
    )
