"""Files that a visitor of the playground brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.playground.page.visitor import Json, Visitor, reads

if TYPE_CHECKING:
    import httpx

    from bot.playground.playground import Playground


def plain(answer: httpx.Response) -> Json:
    """Return what the page is told, with no space but plain ones."""
    said: Json = answer.json()
    return {name: one.replace("\N{NO-BREAK SPACE}", " ") for name, one in said.items()}


async def test_file_is_imported(julie: Visitor) -> None:
    content = "name_fr,acronym\nHôpital de la Plage,HPLAGE\n"
    report = await julie.do("backstage/import", kind="institutions", content=content)
    assert "1 new" in report["report"]
    channel = (await julie.look("slack"))["channel"]
    await julie.do("slack/command", channel=channel, line="/contrat 2500 HPLAGE gré à gré")
    assert "Hôpital de la Plage" in reads((await julie.look("slack"))["messages"][-1])


@pytest.mark.parametrize(
    ("kind", "content", "why"),
    [
        ("weather", "name_fr\n", "import one of: institutions, enterprises, members"),
        (
            "institutions",
            "acronym\nHPLAGE\n",
            "institutions.csv: line 1: the column name_fr is missing",
        ),
        (
            "institutions",
            "name_fr\nHôpital,HPLAGE\n",
            "institutions.csv: line 2: more values than columns; nothing was imported",
        ),
    ],
)
async def test_file_that_cannot_be_imported_says_why(
    julie: Visitor, kind: str, content: str, why: str
) -> None:
    answer = await julie.ask("backstage/import", kind=kind, content=content)
    assert (answer.status_code, answer.json()) == (409, {"error": why})


async def test_import_tells_its_report_in_the_language_of_the_page_and_its_scene(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    http.headers["Accept-Language"] = "fr"
    await julie.do("backstage/reset")
    content = "name_fr\nBoulangerie du Coin\n"
    answer = await julie.ask("backstage/import", kind="enterprises", content=content)
    report = "1 de plus, 0 déjà au répertoire"
    assert plain(answer) == {"report": report, "scene": playground.name}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("acronym\nA\n", "Nos achats.csv : ligne 1 : la colonne name_fr manque"),
        (
            "name_fr,joined_on\nA,hier\n" + 10 * ",\nB,demain\n",
            "Nos achats.csv : ligne 2 : joined_on : « hier » n’est pas une date : "
            "écrivez AAAA-MM-JJ; "
            + "; ".join(
                f"ligne {n} : joined_on : « demain » n’est pas une date : écrivez AAAA-MM-JJ"
                for n in range(4, 22, 2)
            )
            + "; et d’autres lignes (1); rien n’a été importé",
        ),
        (
            "name_fr,sectors\nA,traitteur\n",
            (
                "Nos achats.csv : ligne 2 : sectors : « traitteur » n’est pas un secteur "
                "connu (codes les plus proches : traiteur); rien n’a été importé"
            ),
        ),
        (
            "name_fr,sectors\nA,magie\n",
            (
                "Nos achats.csv : ligne 2 : sectors : « magie » n’est pas un secteur "
                "connu : prenez un code ou un nom de storage/data/sectors.csv; rien n’a été importé"
            ),
        ),
        (
            "name_fr\nCHUS\n",
            (
                "Nos achats.csv : ligne 2 : name_fr : CIUSSS de l’Estrie – CHUS "
                "est déjà une institution; rien n’a été importé"
            ),
        ),
    ],
)
async def test_refused_import_speaks_the_language_of_the_page_and_names_the_file(
    http: httpx.AsyncClient, julie: Visitor, content: str, error: str
) -> None:
    http.headers["Accept-Language"] = "fr"
    file = {"kind": "enterprises", "content": content, "name": "Nos achats.csv"}
    answer = await julie.ask("backstage/import", **file)
    assert (answer.status_code, plain(answer)) == (409, {"error": error})


@pytest.mark.parametrize(
    ("role", "organization", "why"),
    [
        (
            "chef",
            "",
            "role : « chef » n’est pas l’un de ces rôles : gestionnaire, championne, coordination",
        ),
        (
            "gestionnaire",
            "",
            (
                "organization : les gestionnaires parlent au nom d’une organisation : "
                "dites quelle EÉS"
            ),
        ),
        (
            "championne",
            "",
            (
                "organization : les championnes et champions parlent au nom d’une organisation : "
                "dites quelle institution"
            ),
        ),
        (
            "coordination",
            "CHUS",
            (
                "organization : la coordination ne représente aucune organisation : "
                "laissez ce champ vide"
            ),
        ),
    ],
)
async def test_roles_of_people_are_said_in_the_language_of_the_page(
    http: httpx.AsyncClient, julie: Visitor, role: str, organization: str, why: str
) -> None:
    http.headers["Accept-Language"] = "fr"
    content = f"name,role,organization\nZoé,{role},{organization}\n"
    answer = await julie.ask("backstage/import", kind="members", content=content, name="g.csv")
    assert plain(answer) == {"error": f"g.csv : ligne 2 : {why}; rien n’a été importé"}
