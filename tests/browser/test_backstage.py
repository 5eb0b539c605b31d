"""Behind the stage: what the bot called and wrote, and what is done to it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Locator, expect

from tests.browser.stage import Stage

FRENCH_COUNTS = (
    ("1", "Slack est en panne pour 1 demande."),
    ("2", "Slack est en panne pour 2 demandes."),
)
ENGLISH_COUNTS = (
    ("1", "Slack is down for 1 request."),
    ("2", "Slack is down for 2 requests."),
)
LINE = "/contrat 2500 CHUS gré-à-gré"


def rows(stage: Stage) -> Locator:
    """What was written, one line each."""
    return stage.drawer.get_by_role("tabpanel").locator("summary.row-line")


async def test_calls_are_shown_with_their_verdict(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.backstage("Appels")
    call = stage.drawer.get_by_role("listitem").filter(has_text="sendMessage").first
    await expect(call).to_contain_text("conforme")
    await call.get_by_text("sendMessage").click()
    await expect(call).to_contain_text("Contrat noté")
    await stage.page.get_by_label("Seulement les fautes").check()
    await expect(stage.drawer.get_by_role("listitem")).to_have_count(0)


async def test_rows_are_shown_with_who_wrote_them(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.backstage("Écritures")
    row = rows(stage).filter(has_text="amount_cents 250000")
    await expect(row).to_have_text(re.compile(r"^10\sh.*Julie Bouchard.*contract 602.*ajout$"))
    await row.click()
    table = stage.drawer.get_by_role("table")
    await expect(table.get_by_role("columnheader")).to_have_text(["Colonne", "Valeur"])
    await expect(table.get_by_role("row", name="amount_cents")).to_have_text("amount_cents250000")


async def test_rows_are_shown_with_whom_they_are_for(stage: Stage) -> None:
    await stage.move("Lundi 8 h 30", "lundi 23 novembre")
    await stage.backstage("Écritures")
    await expect(rows(stage).filter(has_text="Maillon, pour Mireille Gagnon").first).to_be_visible()
    await stage.backstage("Appels")
    call = stage.drawer.get_by_role("listitem").filter(has_text="chat.postMessage").first
    await expect(call).to_contain_text("#annonces")


async def test_rows_are_shown_one_table_at_a_time(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.telegram.press("Annuler")
    await stage.telegram.sees("Saisie annulée")
    await stage.backstage("Écritures")
    await stage.drawer.get_by_label("Table").select_option("contract")
    await expect(rows(stage)).to_have_count(2)
    await expect(rows(stage).first).to_contain_text("changement")
    await rows(stage).first.click()
    heads = stage.drawer.get_by_role("columnheader")
    await expect(heads).to_have_text(["Colonne", "Avant", "Après"])


async def test_what_the_demo_began_with_is_counted(stage: Stage) -> None:
    await stage.backstage("Écritures")
    start = stage.drawer.get_by_text("Avant, au départ de la démonstration")
    await expect(start).to_have_text(re.compile(r": \d\s\d{3}\slignes"))
    await start.click()
    await expect(stage.drawer.get_by_role("row", name="contract 601")).to_be_visible()


async def test_days_are_told_where_they_change(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.move("+ 1 jour", "jeudi 19 novembre")
    await stage.telegram.say("/aide")
    await stage.telegram.sees("Ce que vous pouvez faire")
    days = stage.drawer.get_by_role("tabpanel").locator(".calls-day")
    for tab in ("Appels", "Écritures"):
        await stage.backstage(tab)
        await expect(days).to_have_text(["jeudi 19 novembre", "mercredi 18 novembre"])
    await stage.page.get_by_role("button", name="English").click()
    await expect(days).to_have_text(["Thursday, November 19", "Wednesday, November 18"])


async def test_question_survives_a_restart(stage: Stage) -> None:
    for window in (stage.slack, stage.telegram):
        await window.say("/contrat 2 50 STM gré à gré")
        await window.sees("Quel est le montant?")
    before = stage.playground.scene.app
    await stage.backstage("Mauvais tours")
    await stage.page.get_by_role("button", name="Redémarrer le robot").click()
    await expect(stage.page.get_by_text("Le robot est reparti.")).to_be_visible()
    assert stage.playground.scene.app is not before

    await stage.telegram.press("250 $")
    await stage.telegram.sees("Contrat noté : n° 27, 250 $")
    await stage.slack.press("2 500 $")
    await stage.slack.sees("Contrat noté : n° 28, 2 500 $")


async def test_reset_puts_all_back(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.move("+ 1 jour", "jeudi 19 novembre")
    await stage.backstage("Mauvais tours")
    await stage.page.get_by_role("button", name="Tout remettre à zéro").click()
    await stage.page.get_by_role("button", name="Tout effacer").click()
    await stage.telegram.sees("Pas encore de message.")
    await stage.shows("mercredi 18 novembre")
    assert await stage.contract() is None


async def test_reset_begins_anew_in_every_tab(stage: Stage) -> None:
    stage.witness.forgiven = ("window: about:blank",)
    other = replace(stage, page=await stage.page.context.new_page())
    key = (await stage.playground.scene.add_person("Zoé Roy", "fr")).key
    await other.visit(f"?slack=julie&telegram={key}")
    await other.telegram.press("Démarrer")
    await other.slack.say(LINE)
    await other.slack.sees("Contrat noté : n° 27")
    await other.slack.input.fill("à demi écrit")
    await other.backstage("Appels")
    written = other.drawer.get_by_role("listitem").filter(has_text="Contrat noté")
    await expect(written).to_have_count(1)

    await stage.backstage("Mauvais tours")
    await stage.page.get_by_role("button", name="Tout remettre à zéro").click()
    await stage.page.get_by_role("button", name="Tout effacer").click()
    await expect(stage.page.get_by_text("L’espace d’essai est comme neuf.")).to_be_visible()

    elsewhere = "Tout a été remis à zéro dans une autre fenêtre."
    await expect(other.page.locator(".toast")).to_contain_text(elsewhere)
    await expect(stage.page.get_by_text(elsewhere)).to_have_count(0)
    await expect(written).to_have_count(0)
    await expect(other.drawer.get_by_role("listitem").first).to_be_visible()
    await other.slack.sees("Contrat noté", times=0)
    await expect(other.slack.input).to_have_value("")
    await expect(other.telegram.player("Zoé")).to_have_count(0)
    await expect(other.telegram.player("Julie")).to_be_checked()
    await other.telegram.sees("Pas encore de message.")


@pytest.mark.unopened
async def test_counts_are_said_in_the_singular_and_the_plural(stage: Stage) -> None:
    for query, tab, title, act, told in (
        ("?lang=fr", "Mauvais tours", "Briser une plateforme", "Briser", FRENCH_COUNTS),
        ("?lang=en", "Troubles", "Break a platform", "Break", ENGLISH_COUNTS),
    ):
        await stage.visit(query)
        await stage.page.locator("#backstage-button").click()
        await stage.drawer.get_by_role("tab", name=tab).click()
        form = stage.drawer.locator("form").filter(has_text=title)
        for count, sentence in told:
            await form.locator("input[type=number]").fill(count)
            await form.get_by_role("button", name=act, exact=True).click()
            await expect(stage.page.get_by_text(sentence)).to_be_visible()


async def test_broken_platform_is_waited_for(stage: Stage) -> None:
    await stage.backstage("Mauvais tours")
    form = stage.drawer.locator("form").filter(has_text="Briser une plateforme")
    await form.get_by_label("Plateforme").select_option("Telegram")
    await form.get_by_label("Nombre de demandes").fill("2")
    await form.get_by_role("button", name="Briser").click()
    await expect(stage.page.get_by_text("Telegram est en panne pour 2 demandes.")).to_be_visible()
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.backstage("Appels")
    failed = stage.drawer.get_by_role("listitem").filter(has_text="échec")
    await expect(failed).to_contain_text(["la connexion a été coupée", "Bad Gateway"])


@pytest.mark.unopened
async def test_what_goes_wrong_is_said_in_the_language_of_the_page(stage: Stage) -> None:
    stage.witness.forgiven = ("status of 400",)
    for query, tab, add, toast in (
        ("?lang=fr", "Mauvais tours", "Ajouter", "Un nom compte de 1 à 80 caractères."),
        ("?lang=en", "Troubles", "Add", "A name has 1 to 80 characters."),
    ):
        await stage.visit(query)
        await stage.page.locator("#backstage-button").click()
        await stage.drawer.get_by_role("tab", name=tab).click()
        await stage.drawer.locator("input[maxlength]").fill(" ")
        await stage.drawer.get_by_role("button", name=add, exact=True).click()
        await expect(stage.page.locator(".toast")).to_contain_text(toast)


async def test_blocked_bot_is_unblocked(stage: Stage) -> None:
    await stage.telegram.press("Bloquer le robot")
    await expect(stage.telegram.input).to_be_hidden()
    await stage.telegram.press("Débloquer")
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")


async def test_imported_members_get_codes(stage: Stage) -> None:
    members = "name,role,organization\nAnne Roy,manager,Traiteur Fleur de Chaudron\n"
    form = await stage.bring_in(members)
    await expect(form.get_by_role("status")).to_contain_text("Anne Roy")
    await expect(form.get_by_role("status")).to_contain_text("members.csv est importé :")

    printed = await stage.drawer.locator("pre.report").inner_text()
    name = stage.drawer.locator("input[maxlength]")
    await name.fill("Zoé Roy")
    await stage.page.get_by_role("button", name="English").click()
    await expect(stage.drawer.get_by_label("Name")).to_have_value("Zoé Roy")
    await expect(stage.drawer.get_by_label("Kind")).to_have_value("members")
    await expect(stage.drawer.get_by_text("members.csv", exact=True)).to_be_visible()
    await expect(stage.drawer.locator("pre.report")).to_have_text(printed)
    await stage.drawer.get_by_role("button", name="Add", exact=True).click()
    await expect(name).to_have_value("")
    await name.fill("Mia Roy")

    await stage.page.get_by_role("button", name="Reset everything").click()
    await stage.page.get_by_role("button", name="Erase everything").click()
    await expect(stage.drawer.locator("pre.report")).to_have_count(0)
    await expect(name).to_have_value("")


async def test_file_is_chosen_in_the_words_of_the_page(stage: Stage, tmp_path: Path) -> None:
    await stage.backstage("Mauvais tours")
    form = stage.drawer.locator("form").filter(has_text="Importer un fichier")
    await form.get_by_role("button", name="Importer").click()
    await expect(form.get_by_role("alert")).to_have_text("Choisissez d’abord un fichier CSV.")
    await expect(form.get_by_text("Choisir un fichier")).to_be_visible()
    async with stage.page.expect_file_chooser() as chooser:
        await form.get_by_text("Choisir un fichier").click()
    file = tmp_path / "Nos achats.csv"
    file.write_text("name_fr\nA\n")
    await (await chooser.value).set_files(file)
    await expect(form.get_by_text("Nos achats.csv")).to_be_visible()
    await form.get_by_role("button", name="Importer").click()
    await expect(form.get_by_role("status")).to_contain_text("1 de plus, 0 déjà au répertoire")

    file.write_text("name_fr\nA\nB\n")
    await form.get_by_role("button", name="Importer").click()
    await expect(form.get_by_role("alert")).to_contain_text("Nos achats.csv a changé ou a disparu")
    await expect(form.get_by_text("Choisir un fichier")).to_be_visible()


async def test_refused_import_is_told_beside_the_form(stage: Stage) -> None:
    stage.witness.forgiven = ("status of 409",)
    await stage.backstage("Mauvais tours")
    form = stage.drawer.locator("form").filter(has_text="Importer un fichier")
    await form.get_by_label("Sorte").select_option("membres")
    for content, told in (
        (b"name,role\nMia Dion,coordinator\n", "bonne.csv est importé :"),
        (b"nom\n", "bonne.csv : ligne 1 : « nom » : chaque colonne une fois"),
        (b"\xe9", "Ce fichier n’est pas en UTF-8"),
    ):
        file = FilePayload(name="bonne.csv", mimeType="text/csv", buffer=content)
        await form.get_by_label("Fichier CSV").set_input_files(file)
        await form.get_by_role("button", name="Importer").click()
        await expect(form.get_by_text(told)).to_be_in_viewport(ratio=1)
        said = form.locator("[role=status], [role=alert]").get_by_text("bonne.csv")
        await expect(said).to_have_count(int("bonne" in told))
    await expect(form.get_by_role("alert")).to_contain_text("CSV UTF-8")
    await expect(stage.page.locator(".toast")).to_have_count(0)


async def test_drawer_makes_only_what_is_looked_at(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.backstage("Appels")
    calls = stage.drawer.get_by_role("listitem")
    await expect(calls.filter(has_text="Contrat noté")).to_have_count(1)
    assert await stage.drawer.locator("pre.json:not(.report), table, form").count() == 0
    call = calls.filter(has_text="Contrat noté")
    await call.get_by_text("sendMessage").click()
    await expect(call.locator("pre.json")).to_contain_text('"text": "✅ Contrat noté')

    await stage.backstage("Écritures")
    await expect(rows(stage).filter(has_text="amount_cents 250000")).to_have_count(1)
    assert await stage.drawer.locator("table").count() == 0
    await rows(stage).filter(has_text="amount_cents 250000").click()
    await expect(stage.drawer.locator("table")).to_have_count(1)


async def test_players_are_all_in_sight_above_the_drawer(stage: Stage) -> None:
    await stage.backstage("Appels")
    players = stage.telegram.panel.locator(".player")
    await expect(players).to_have_count(5)
    for player in await players.all():
        await expect(player).to_be_in_viewport(ratio=1)
