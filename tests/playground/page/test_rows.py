"""Behind the stage: every row that is written, as the database has it."""

from __future__ import annotations

import re
from functools import partial

import httpx

from bot.playground.playground import Playground
from storage import feeds
from storage.contracts import CONTRACT
from storage.db import Session
from tests.playground.page.visitor import LINE, Json, Visitor, behind, button, reads

JULIE = 1
CONNECTED = [("bot", "added", None), ("bot", "added", None)]


async def rows(http: httpx.AsyncClient, **known: int | str) -> list[Json]:
    found: list[Json] = (await behind(http, **known))["rows"]
    return found


def deeds(found: list[Json]) -> list[tuple[str, str, str | None]]:
    return [(one["table"], one["change"], one["who"]) for one in found]


async def on_slack(julie: Visitor, line: str) -> Json:
    """Type a command in a channel; gives the last message there."""
    before = await julie.look("slack")
    await julie.do("slack/command", channel=before["channel"], line=line)
    seen = await julie.until("slack", lambda now: now["messages"] != before["messages"])
    last: Json = seen["messages"][-1]
    return last


async def test_what_the_demo_began_with_is_only_counted(http: httpx.AsyncClient) -> None:
    seen = await behind(http)
    assert deeds(seen["rows"]) == CONNECTED
    assert (seen["start"]["contract"], seen["start"]["contact"]) == (601, 748)
    assert 0 not in seen["start"].values()


async def test_each_row_of_a_command_is_told_with_its_values(
    http: httpx.AsyncClient, julie: Visitor
) -> None:
    last = (await rows(http))[-1]["n"]
    await on_slack(julie, LINE)
    found = await rows(http, written=last)
    assert deeds(found)[:4] == [
        ("chat", "added", None),
        ("contract", "added", "Julie Bouchard"),
        ("audit", "added", "Julie Bouchard"),
        ("inbound", "added", "Julie Bouchard"),
    ]
    contract = found[1]
    assert [contract["n"], contract["before"]] == [last + 2, None]
    assert contract["at"].startswith("2026-11-18T10:0")
    assert contract["id"] == contract["after"]["id"] == 602
    said = ("number", "amount_cents", "mode", "purpose", "signed_on", "logged_by")
    assert [contract["after"][name] for name in said] == [
        *(27, 250000, "gre_a_gre", "", "2026-11-18", JULIE)
    ]
    assert found[3]["after"]["answer"]["is"] == "Reply"


async def test_row_that_is_corrected_tells_only_what_is_other(
    http: httpx.AsyncClient, julie: Visitor
) -> None:
    logged = await on_slack(julie, LINE)
    last = (await rows(http))[-1]["n"]
    where = {"channel": (await julie.look("slack"))["channel"], "ts": logged["ts"]}
    await julie.do("slack/press", where=where, **button(logged, "Annuler"))
    found = [one for one in await rows(http, written=last) if one["table"] == "contract"]
    assert deeds(found) == [("contract", "changed", "Julie Bouchard")]
    before, after = found[0]["before"], found[0]["after"]
    assert before == {"undone_at": None, "undone_by": None}
    assert after["undone_by"] == JULIE


async def test_row_rewritten_as_it_was_is_no_change(
    http: httpx.AsyncClient, playground: Playground
) -> None:
    def rewrite(db: Session) -> None:
        db.execute(CONTRACT.update().values(mode=CONTRACT.c.mode))

    await playground.scene.app.store.run(rewrite)
    assert [one for one in await rows(http) if one["table"] == "contract"] == []


async def test_question_leaves_a_draft(http: httpx.AsyncClient, julie: Visitor) -> None:
    asked = await on_slack(julie, "/contrat 2 50 STM gré à gré")
    draft = next(one for one in await rows(http) if one["table"] == "draft")
    assert (draft["change"], draft["after"]["command"]) == ("added", "contract")
    where = {"channel": (await julie.look("slack"))["channel"], "ts": asked["ts"]}
    await julie.do("slack/press", where=where, **button(asked, "250\N{NO-BREAK SPACE}$"))
    closed = [one for one in await rows(http) if one["table"] == "draft"][-1]
    assert (closed["change"], closed["after"]["outcome"]) == ("changed", "done")


async def test_row_tells_whose_words_it_comes_from(http: httpx.AsyncClient, julie: Visitor) -> None:
    direct = (await julie.look("telegram"))["chat"]
    last = (await rows(http))[-1]["n"]
    await julie.do("telegram/say", chat=direct, text="/aide")
    await julie.until("telegram", lambda now: len(now["messages"]) > 1)
    await julie.until("backstage", lambda now: now["rows"][-1]["change"] == "changed")
    assert deeds(await rows(http, written=last)) == [
        ("inbound", "added", "Julie Bouchard"),
        ("inbound", "changed", "Julie Bouchard"),
    ]


async def test_post_tells_for_whom_it_is(http: httpx.AsyncClient, julie: Visitor) -> None:
    await on_slack(julie, LINE)
    await julie.do("clock", next="monday")
    added = [one for one in await rows(http) if (one["table"], one["change"]) == ("post", "added")]
    assert [(one["who"], one["to"]) for one in added] == [
        (None, "#annonces"),
        (None, "Cohorte Estrie–Montréal"),
        (None, "Julie Bouchard"),
        (None, "Mireille Gagnon"),
    ]


async def test_post_is_told_when_planned_and_when_sent(
    http: httpx.AsyncClient, julie: Visitor
) -> None:
    await on_slack(julie, "/contact CHUS avec Claude Roy appel suivi demain")
    await julie.do("clock", by="day")
    posts = [one for one in await rows(http) if one["table"] == "post"]
    assert [one["change"] for one in posts] == ["added", "changed", "changed"]
    assert posts[0]["after"]["state"] == "waiting"
    assert [one["after"]["state"] for one in posts[1:]] == ["claimed", "sent"]
    assert posts[-1]["at"].startswith("2026-11-19T09:00:")


async def test_what_opens_a_door_is_not_shown(
    http: httpx.AsyncClient, playground: Playground
) -> None:
    store = playground.scene.app.store
    secret = await store.run(partial(feeds.secret, person=JULIE))
    other = await store.run(partial(feeds.renew, person=JULIE))
    dominique = Visitor(http, "dominique")
    direct = (await dominique.look("telegram"))["chat"]
    await dominique.do(
        "telegram/say", chat=direct, text="/inviter gestionnaire Traiteur Fleur de Chaudron"
    )
    seen = await dominique.until("telegram", lambda now: "/code" in now["messages"][-1]["text"])
    [code] = re.findall(r"/code (\S+)", reads(seen["messages"][-1]))

    found = await rows(http)
    hidden = {
        (one["table"], one["change"], (one["after"] or one["before"]).get(name))
        for one in found
        for name in ("digest", "secret")
        if one["table"] in ("code", "feed") and name in (one["after"] or one["before"])
    }
    assert hidden == {
        ("code", "added", "•••"),
        ("feed", "added", "•••"),
        ("feed", "removed", "•••"),
    }
    assert [each for each in (secret, other, code) if each in str(found)] == []


async def test_imported_rows_are_told(http: httpx.AsyncClient, julie: Visitor) -> None:
    content = "name_fr,acronym\nHôpital de la Plage,HPLAGE\n"
    await julie.do("backstage/import", kind="institutions", content=content)
    added = [one for one in await rows(http) if one["table"] == "organization"]
    assert [(one["change"], one["after"]["name_fr"]) for one in added] == [
        ("added", "Hôpital de la Plage")
    ]


async def test_what_is_known_of_another_scene_hides_nothing(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    await on_slack(julie, LINE)
    former, seen = playground.name, {"after": 9999, "written": (await rows(http))[-1]["n"]}
    await julie.do("backstage/reset")
    for another in (former, "anotherrun-2"):
        fresh = await behind(http, scene=another, **seen)
        assert (fresh["scene"], deeds(fresh["rows"])) == (playground.name, CONNECTED)
        assert fresh["calls"]
    known = await behind(http, scene=playground.name, **seen)
    assert (known["calls"], known["rows"]) == ([], [])
