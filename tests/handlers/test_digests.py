"""Weekly digests: each once, in its slot, right to the cent, to whom it concerns."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from storage import cohorts
from storage.consents import Category
from storage.contacts import CONTACT
from storage.contracts import CONTRACT
from storage.db import Session
from storage.digests import DIGEST, Digest
from storage.participations import PARTICIPATION
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import asked_for, attached, lines, move
from tests.handlers.tendering import shared
from tests.handlers.weeks import (
    SEASON,
    contacts,
    contracts,
    met,
    money,
    summed,
    sweep,
    told,
    within,
)
from tests.handlers.weeks import digests as sent

JULIE, SAM = "Traiteur Fleur de Chaudron", "Messagerie Roue-Libelle"
INVITED = "appel d’offres sur invitation"
CHUS = "CIUSSS de l’Estrie – CHUS"
MONDAYS = [
    ("2026-11-23 08:01", "16 au 22 novembre"),
    ("2026-11-30 08:01", "23 au 29 novembre"),
    ("2026-12-07 08:01", "30 novembre au 6 décembre"),
]
SAID = {
    "2026-11-20 10:00": [
        ("julie", "/contrat 2500,55 CHUS gré à gré"),
        ("julie", "/contrat 1300,20 STM gré à gré"),
        ("julie", "/contact Ana Roy, CHUS, courriel"),
        ("sam", "/contract $410.05 CHUS mutual agreement"),
    ],
    "2026-11-25 10:00": [
        ("julie", "/contrat 99,99 CHUS sur invitation"),
        ("sam", "/contract $1,200.10 CHUS mutual agreement"),
        ("sam", "/contact Bo Roy, STM, email"),
    ],
    "2026-12-02 10:00": [
        ("julie", "/contact Cy Roy, CHUS, appel"),
        ("sam", "/contract $88.01 STM mutual agreement"),
    ],
}


@pytest.fixture
async def three(chat: Chat) -> list[dict[str, list[str]]]:
    """What each was told on three Mondays, with a week of entries before each."""
    await attached(chat, "annonces", "announcements")
    await attached(chat, "coordination", "coordination")
    kept = []
    for (when, entries), (monday, _) in zip(SAID.items(), MONDAYS, strict=True):
        move(chat, when)
        for who, line in entries:
            await chat.say(line, who)
        kept.append(await told(chat, monday))
    return kept


def week(monday: str) -> tuple[date, date]:
    day = date.fromisoformat(monday[:10])
    return day - timedelta(days=7), day - timedelta(days=1)


async def test_manager_is_told_their_week_three_mondays_to_the_cent(
    chat: Chat, three: list[dict[str, list[str]]]
) -> None:
    sold, seen = await contracts(chat), await contacts(chat)
    for (monday, days), mails in zip(MONDAYS, three, strict=True):
        start, end = week(monday)
        mine = within(sold, SEASON, end, lambda row: row.seller == JULIE)
        share = round(sum(row.cents for row in mine) / 90_000_00 * 100)
        person = within(seen, start, end, lambda row: row.seller == JULIE)
        assert mails["julie"][:3] == [
            f"Votre semaine, {days}",
            f"{summed(within(mine, start, end))} · {met(person)}",
            f"Depuis le 14 septembre : {summed(mine)}, {share} % de l’objectif",
        ]


async def test_champion_is_told_what_the_institution_bought(
    chat: Chat, three: list[dict[str, list[str]]]
) -> None:
    sold, seen = await contracts(chat), await contacts(chat)
    for (monday, days), mails in zip(MONDAYS, three, strict=True):
        start, end = week(monday)
        ours = within(sold, SEASON, end, lambda row: row.buyer == CHUS)
        person = within(seen, start, end, lambda row: row.buyer == CHUS)
        sure = [row for row in ours if row.confirmed]
        left = [row for row in ours if not row.confirmed]
        said = mails["mireille"]
        assert said[:2] == [
            f"{CHUS}, {days}",
            f"{summed(within(ours, start, end))} · {met(person)}",
        ]
        assert said[-4:] == [
            f"Depuis le 14 septembre : {summed(ours)}, {len({row.seller for row in ours})} EÉS",
            f"Confirmés : {summed(sure)}",
            f"Déclarés, à confirmer : {summed(left)}",
            "Confirmer",
        ]


async def test_champion_sees_modes_and_enterprises_apart(
    three: list[dict[str, list[str]]],
) -> None:
    assert [mails["mireille"][2:-4] for mails in three] == [
        [
            "gré à gré : 2 contrats, 2 910,60 $",
            f"{JULIE} : 1 contrat, 2 500,55 $ · {SAM} : 1 contrat, 410,05 $",
        ],
        [
            f"gré à gré : 1 contrat, 1 200,10 $ · {INVITED} : 1 contrat, 99,99 $",
            f"{SAM} : 1 contrat, 1 200,10 $ · {JULIE} : 1 contrat, 99,99 $",
        ],
        [],
    ]


async def test_coordinators_are_told_totals(three: list[dict[str, list[str]]]) -> None:
    assert [mails["coordination"][1:5] for mails in three] == [
        [
            "4 contrats, 5 910,80 $ · 2 contacts",
            "Depuis le 14 septembre : 26 contrats, 110 655,80 $ · 3 contrats confirmés",
            "Institutions jointes : 3 sur 12",
            "Objectif : 17 % de 150 contrats · 12 % de 900 000 $",
        ],
        [
            "2 contrats · 1 contact",
            "Depuis le 14 septembre : 28 contrats · 3 contrats confirmés",
            "Institutions jointes : 2 sur 12",
            "Objectif : 19 % de 150 contrats",
        ],
        [
            "1 contrat · 1 contact",
            "Depuis le 14 septembre : 29 contrats, 112 043,90 $ · 3 contrats confirmés",
            "Institutions jointes : 2 sur 12",
            "Objectif : 19 % de 150 contrats · 12 % de 900 000 $",
        ],
    ]


async def test_channel_is_told_no_amount_of_fewer_than_three_contracts(
    three: list[dict[str, list[str]]],
) -> None:
    assert [mails["annonces"][1:3] for mails in three] == [
        [
            "4 contrats, 5 910,80 $ · 2 contacts",
            "Depuis le 14 septembre : 26 contrats, 110 655,80 $",
        ],
        ["2 contrats · 1 contact", "Depuis le 14 septembre : 28 contrats"],
        ["1 contrat · 1 contact", "Depuis le 14 septembre : 29 contrats, 112 043,90 $"],
    ]


# One contract of 1 700 $ is in the demo's week already.
@pytest.mark.parametrize(
    ("amounts", "sold"),
    [
        ("100 200", "3 contrats, 2 000 $"),
        ("100 200 300 400", "5 contrats, 2 700 $"),
        ("100 200 300 400 500", "6 contrats, 3 200 $ (médiane : 350 $)"),
        ("100 200 300 400 500 600", "7 contrats, 3 800 $"),
    ],
)
async def test_median_is_the_coordinators_and_no_contract_s_amount(
    chat: Chat, amounts: str, sold: str
) -> None:
    await attached(chat, "annonces", "announcements")
    await attached(chat, "coordination", "coordination")
    move(chat, "2026-11-20 10:00")
    for amount in amounts.split():
        await chat.say(f"/contrat {amount} STM gré à gré", "julie")
    mails = await told(chat, "2026-11-23 08:01")
    assert [mails[one][1] for one in ("coordination", "annonces")] == [
        f"{sold} · 1 contact",
        f"{sold.partition(' (')[0]} · 1 contact",
    ]


async def test_digest_says_eight_lines_at_most(three: list[dict[str, list[str]]]) -> None:
    said = [one for mails in three for one in mails.values()]
    assert [one for one in said if len([line for line in one if " | " not in line]) > 8] == []


async def test_issued_digests_keep_what_they_showed(
    chat: Chat, three: list[dict[str, list[str]]]
) -> None:
    def kept(db: Session) -> list[Digest]:
        champion = (DIGEST.c.cohort_id == CURRENT, DIGEST.c.reader.like("champion:%"))
        return [*db.scalars(select(Digest).where(*champion).order_by(DIGEST.c.id))]

    move(chat, "2026-12-07 09:00")
    await chat.say("/annuler", "sam")
    rows = await chat.router.store.read(kept)
    assert [(one.starts, one.ends) for one in rows] == [week(monday) for monday, _ in MONDAYS]
    assert [f"{one.figures['week'][0]}, {money(one.figures['week'][1])}" for one in rows] == [
        "2, 2 910,60 $",
        "2, 1 300,09 $",
        "0, 0 $",
    ]
    assert len(three) == len(rows)


async def test_digest_is_sent_once_however_often_one_looks(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")
    assert await sent(chat, "2026-11-23 07:59") == {}
    assert sorted(await sent(chat, "2026-11-23 08:00")) == ["coordination", "mireille"]
    assert await sent(chat, "2026-11-23 08:01") == {}
    assert await sent(chat, "2026-11-23 23:00") == {}


async def test_digest_missed_in_the_morning_is_sent_the_same_day(chat: Chat) -> None:
    said = await told(chat, "2026-11-23 16:40")
    assert said["mireille"][0] == f"{CHUS}, 16 au 22 novembre"


async def test_digest_missed_for_the_day_is_never_sent(chat: Chat) -> None:
    assert await sent(chat, "2026-11-24 08:01") == {}
    [said] = (await told(chat, "2026-11-30 08:01")).values()
    assert said[0] == f"{CHUS}, 23 au 29 novembre"


async def test_digest_planned_before_a_stop_does_not_come_the_next_day(chat: Chat) -> None:
    move(chat, "2026-11-23 08:01")
    await sweep(chat)
    assert await sent(chat, "2026-11-24 08:01") == {}


async def settle(chat: Chat, **details: int) -> None:
    """Change the day or the hour of the cohort's digest."""
    now = chat.router.clock.now()
    change = partial(cohorts.describe, cohort=CURRENT, details=details, now=now)
    await chat.router.store.run(change)


async def test_digest_follows_the_day_and_hour_of_the_cohort(chat: Chat) -> None:
    await settle(chat, digest_weekday=3, digest_hour=13)
    assert await sent(chat, "2026-11-23 08:01") == {}
    assert await sent(chat, "2026-11-26 12:59") == {}
    [said] = (await told(chat, "2026-11-26 13:00")).values()
    assert said[0] == f"{CHUS}, 19 au 25 novembre"


async def test_digest_on_another_day_tells_of_the_days_since_the_last_one(chat: Chat) -> None:
    titles = []
    for weekday, when in ((0, "2026-11-23"), (1, "2026-11-24"), (3, "2026-12-03")):
        await settle(chat, digest_weekday=weekday)
        titles.append((await told(chat, f"{when} 08:01"))["mireille"][0])
    assert titles == [
        f"{CHUS}, 16 au 22 novembre",
        f"{CHUS}, 23 novembre",
        f"{CHUS}, 24 novembre au 2 décembre",
    ]


async def test_digest_is_issued_to_who_agreed_only(chat: Chat) -> None:
    for who, line in (
        ("julie", "/contrat 2500 STM gré à gré"),
        ("sam", "/contract $410 CHUS mutual agreement"),
    ):
        await chat.say(line, who)
    await sent(chat, "2026-11-23 08:01")
    kept = select(func.count()).where(DIGEST.c.reader.like("manager:%"))
    assert await chat.router.store.read(lambda db: db.scalar(kept)) == 1


async def test_digest_goes_to_who_agreed_in_their_language(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contract $410.05 CHUS mutual agreement", "sam")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    await chat.say("/stop", "julie")
    said = await told(chat, "2026-11-23 08:01")
    assert sorted(said) == ["mireille", "sam"]
    assert said["sam"][:2] == ["Your week, November 16 to 22", "1 contract, $410.05 · 0 contacts"]


async def test_long_silence_is_asked_about_once_and_a_short_one_is_not(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    assert "julie" in await sent(chat, "2026-11-23 08:01")
    assert "julie" not in await sent(chat, "2026-12-14 08:01")
    asked = await sent(chat, "2026-12-21 08:01")
    [card] = asked["julie"]
    assert lines(card) == [
        "Bonjour! Un contrat ou un contact à noter depuis le 20 novembre? Sinon, tout va bien.",
        "Noter | Rien à noter",
    ]
    chosen = await chat.press("Noter", "julie", card)
    assert lines(chosen) == ["Que voulez-vous noter?", "Noter un contrat | Noter un contact"]
    nothing = await chat.press("Rien à noter", "julie", card)
    assert lines(nothing) == ["C’est noté. Tout va bien."]


async def test_silence_is_asked_about_every_four_weeks(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    mondays = [date(2026, 11, 23) + timedelta(weeks=week) for week in range(13)]
    asked = [day for day in mondays if "julie" in await sent(chat, f"{day} 08:01")]
    assert asked == [
        date(2026, 11, 23),
        date(2026, 12, 21),
        date(2027, 1, 18),
        date(2027, 2, 15),
    ]


async def test_enterprises_that_have_just_joined_are_not_silent(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")

    def begin(db: Session) -> None:
        for table in (CONTRACT, CONTACT):
            db.execute(table.update().values(undone_at=chat.router.clock.now()))
        joined = PARTICIPATION.update().where(PARTICIPATION.c.cohort_id == CURRENT)
        db.execute(joined.values(joined_on=date(2026, 11, 1)))

    await chat.router.store.run(begin)
    cards = [
        (await sent(chat, when))["coordination"][0]
        for when in ("2026-11-30 08:01", "2026-12-07 08:01")
    ]
    assert [[one for one in lines(card) if "30 jours" in one] for card in cards] == [
        [],
        ["Sans saisie depuis 30 jours : 10 EÉS"],
    ]


async def test_digest_tells_what_waits_and_what_comes(chat: Chat) -> None:
    move(chat, "2026-11-22 10:00")
    await chat.say("/evenement formation Offres, jeudi 26 novembre 14h-16h, Parvis", "dominique")
    await chat.press("Annoncer", "dominique")
    await chat.say("/contact Ana Roy, CHUS, courriel", "julie")
    await chat.say("/contrat 2500 STM", "julie")
    said = await told_of_julie(chat)
    assert said[3:] == [
        "1 saisie à terminer",
        "Offres, le jeudi 26 novembre de 14 h à 16 h, Parvis",
        "Un contrat signé? Une ligne suffit.",
        "Noter un contrat | Reprendre la saisie | Voir les événements",
    ]


async def test_digest_leads_to_the_calls_where_there_are_only_calls(chat: Chat) -> None:
    await shared(chat)
    said = await told_of_julie(chat)
    assert said[3:] == [
        "1 appel d’offres, clôture le mardi 8 décembre à 14 h",
        "Un contrat signé? Une ligne suffit.",
        "Noter un contrat | Voir les appels",
    ]


async def told_of_julie(chat: Chat) -> list[str]:
    """Return Julie's digest, beside the news of events."""
    found = (await sent(chat, "2026-11-23 08:01"))["julie"]
    return next(lines(one) for one in found if one.title.startswith("Votre semaine"))
