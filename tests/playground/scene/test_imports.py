"""Files brought in, and people who come, while the bot runs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.invitations import VALID
from bot.operations.refusals import Refused
from bot.playground.scene import Scene
from bot.playground.seeding import START
from tests.playground.scene.people import OnSlack, OnTelegram

MEMBERS = "name,role,organization,language\nZoé Côté,manager,Traiteur Fleur de Chaudron,fr\n"
WELCOME = (
    "✅ Bienvenue dans la cohorte Estrie–Montréal 2026-2027! Vous représentez "
    "Traiteur Fleur de Chaudron. Essayez : /contrat 2500 CHUS gré à gré\n"
    "Aucun envoi ne vous parvient tant que vous ne l’avez pas choisi."
)


async def test_imported_institution_is_known_at_once(scene: Scene, telegram: OnTelegram) -> None:
    file = "name_fr,acronym\nHôpital de l’Anse,HDA\n".encode()
    said = await scene.import_file("institutions", file, "i.csv")
    assert str(said) == "1 new, 0 known already"
    answer = await telegram.types("/contrat 1800 HDA gré à gré")
    assert answer.startswith("✅ Contrat noté : n° 27, 1 800 $, Hôpital de l’Anse")


async def test_imported_enterprise_takes_part(scene: Scene) -> None:
    file = "name_fr;sectors\nÉpicerie du Coin;\n".encode()
    first, again = [await scene.import_file("enterprises", file, "e.csv") for _ in range(2)]
    assert str(first) == "1 new, 0 known already"
    assert str(again) == "0 new, 1 known already"


@pytest.mark.parametrize(
    ("kind", "content", "why"),
    [
        ("members", "name\nZoe\n", "mine.csv: line 1: the column role is missing"),
        ("institutions", "name_fr\n\xff", "mine.csv: line 2: not UTF-8"),
        ("contracts", "", "import one of: institutions, enterprises, members"),
    ],
)
async def test_wrong_file_is_refused(scene: Scene, kind: str, content: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        await scene.import_file(kind, content.encode("latin-1"), "mine.csv")


async def test_person_who_comes_joins_with_an_imported_code(scene: Scene) -> None:
    await scene.move_to(START + VALID + timedelta(days=1))
    zoe = await scene.add_person("Zoé Côté", "fr")
    assert (zoe.key, zoe.name, zoe.language) == ("zoe-cote", "Zoé Côté", "fr")
    report = str(await scene.import_file("members", MEMBERS.encode(), "members.csv"))
    code = report.splitlines()[1].split(",")[4]
    assert await OnSlack(scene, zoe.key).types(f"/code {code}") == WELCOME
    assert (await scene.add_person("Zoé Côté", "en")).key == "zoe-cote-2"


async def test_person_who_comes_is_in_every_room(scene: Scene) -> None:
    zoe = await scene.add_person("Zoé Côté", "fr")
    rooms = [one.name for one in scene.slack.channels.values() if zoe.slack.id in one.members]
    assert rooms == ["general", "annonces", ""]
    [group] = [chat for chat in scene.telegram.world.chats if chat < 0]
    assert scene.telegram.world.is_in(group, zoe.telegram.id)
