"""Block Kit in the Slack window: shown as it was sent, and acted upon."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from bot.playground.server import free_port
from bot.playground.slack import File
from tests.browser.stage import Stage
from tests.browser.workspace import person, posted, put, slack_of, told
from tests.playground.emulated_slack.stage import actions, button, option, plain, section

Json = dict[str, Any]

MODES = [option("Gré à gré", "mutual"), option("Sur invitation", "invitation")]
SURE = {
    "title": plain("Vraiment?"),
    "text": plain("Ceci efface le contrat."),
    "confirm": plain("Effacer"),
    "deny": plain("Garder"),
}


@pytest.fixture
def stage(shared: Stage) -> Stage:
    """One page for all: each message is another, and what was told of those before is forgotten."""
    slack_of(shared).deliveries.clear()
    return shared


async def action(stage: Stage) -> Json:
    """Wait for the one thing done on a message; gives it as the app was told."""
    await expect(stage.slack.panel.locator("[aria-busy]")).to_have_count(0)
    [done] = told(stage)
    [found] = done.payload["actions"]
    del found["action_ts"]
    return dict(found)


async def test_message_shows_what_was_sent(stage: Stage) -> None:
    put(stage, "Bonjour", user=person(stage, "sam").id)
    message = await posted(
        stage,
        {"type": "header", "text": plain("Votre semaine")},
        section("*2 contrats* pour <@U0MAILLON>, <https://exemple.org|le bilan>"),
        {"type": "section", "fields": [section("*Mode*")["text"], plain("gré à gré")]},
        {"type": "divider"},
        {"type": "context", "elements": [plain("SEAO, *semaine* du 16")]},
        actions(
            button("Confirmer", "yes"), {**button("Voir", "see"), "url": "https://exemple.org/"}
        ),
    )
    await expect(message).to_match_aria_snapshot("""
        - article /Maillon, \\d+ h/:
          - text: Maillon application
          - time
          - heading "Votre semaine" [level=3]
          - strong: 2 contrats
          - text: /pour @Maillon/
          - link "le bilan":
            - /url: https://exemple.org/
          - strong: Mode
          - text: gré à gré
          - separator
          - text: SEAO, *semaine* du 16
          - button "Confirmer"
          - link "Voir":
            - /url: https://exemple.org/
    """)


async def test_rich_text_and_tables_are_shown(stage: Stage) -> None:
    words = [
        {"type": "text", "text": "gras", "style": {"bold": True}},
        {"type": "user", "user_id": person(stage).id},
        {"type": "emoji", "name": "wave", "unicode": "1f44b"},
        {"type": "link", "url": "javascript:alert(1)", "text": "clic"},
    ]
    entry = {"type": "rich_text_section", "elements": [{"type": "text", "text": "un"}]}
    rows = [["Institution", "Montant"], ["CHUS", "2 500 $"]]
    message = await posted(
        stage,
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": words},
                {"type": "rich_text_list", "style": "ordered", "elements": [entry]},
            ],
        },
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": each} for each in row] for row in rows],
        },
    )
    await expect(message).to_match_aria_snapshot("""
        - article:
          - strong: gras
          - text: "@Julie Bouchard"
          - img "wave": 👋
          - text: clic (javascript:alert(1))
          - list:
            - listitem: un
          - region "Tableau":
            - table:
              - rowgroup:
                - row:
                  - columnheader "Institution"
                  - columnheader "Montant"
              - rowgroup:
                - row:
                  - cell "CHUS"
                  - cell "2 500 $"
    """)


async def test_what_cannot_be_shown_is_said_aloud(stage: Stage) -> None:
    link = {**button("Voir", "see"), "url": "javascript:alert(1)"}
    message = await posted(
        stage,
        {"type": "video", "alt_text": "x"},
        {"type": "constructor"},
        actions({"type": "workflow_button"}, link),
        {"type": "section", "text": {"type": "html", "text": "<b>"}},
        {"type": "rich_text", "elements": [{"type": "rich_text_marquee"}]},
        attachments=({"text": "x"},),
    )
    await expect(message.get_by_role("alert")).to_have_text(
        [
            "impossible à montrer : video",
            "impossible à montrer : constructor",
            "impossible à montrer : workflow_button",
            "impossible à montrer : button",
            "impossible à montrer : html",
            "impossible à montrer : rich_text_marquee",
            "impossible à montrer : attachment",
        ]
    )


async def test_texts_of_users_are_data(stage: Stage) -> None:
    attack = "<img src=x onerror=alert(1)> *gras* <!channel> :tada:"
    message = await posted(stage, {"type": "section", "text": plain(attack)})
    await expect(message.locator(".sl-text")).to_have_text(attack)
    await expect(message.locator(".sl-text *")).to_have_count(0)


async def test_picture_from_elsewhere_is_not_fetched(stage: Stage) -> None:
    picture = {
        "type": "image",
        "image_url": "https://exemple.org/x.png",
        "alt_text": "Un graphique",
    }
    message = await posted(stage, picture)
    await expect(message.get_by_role("img", name="Un graphique (image d’ailleurs")).to_be_visible()


async def test_picture_whose_file_is_not_here_says_so(stage: Stage) -> None:
    picture = {"type": "image", "slack_file": {"id": "F0GONE"}, "alt_text": "Un graphique"}
    message = await posted(stage, picture)
    await expect(message.get_by_role("img")).to_have_text("Un graphique (fichier absent)")


async def test_file_is_offered(stage: Stage) -> None:
    file = File("F1", "bilan.xlsx", "Bilan d’automne", 3, b"abc")
    slack_of(stage).files["F1"] = file
    message = await posted(stage, text="Voici", files=(file,))
    async with stage.page.expect_download() as coming:
        await message.get_by_role("link", name="Télécharger Bilan d’automne").click()
    download = await coming.value
    assert download.suggested_filename == "bilan.xlsx"


async def test_button_is_pressed_once_it_is_confirmed(stage: Stage) -> None:
    message = await posted(stage, actions({**button("Effacer", "drop"), "confirm": SURE}))
    question = stage.slack.panel.get_by_role("alertdialog", name="Vraiment?")
    await message.get_by_role("button", name="Effacer").click()
    await question.get_by_role("button", name="Garder").click()
    await expect(question).to_have_count(0)
    assert told(stage) == []

    await message.get_by_role("button", name="Effacer").click()
    await expect(question).to_be_visible()
    await stage.page.get_by_role("button", name="Écrire dans Slack").click()
    await expect(question).to_have_count(0)
    await expect(stage.slack.input).to_be_focused()

    await message.get_by_role("button", name="Effacer").click()
    await question.get_by_role("button", name="Effacer").click()
    assert (await action(stage))["action_id"] == "drop"


async def test_choice_in_a_menu_is_told(stage: Stage) -> None:
    menu = {
        "type": "static_select",
        "action_id": "mode",
        "placeholder": plain("Mode"),
        "options": MODES,
    }
    message = await posted(stage, actions(menu))
    field = message.get_by_role("combobox", name="Mode")
    await field.click()
    await field.fill("invit")
    await field.press("Enter")
    await expect(field).to_have_value("Sur invitation")
    assert await action(stage) == {
        "type": "static_select",
        "action_id": "mode",
        "block_id": "do",
        "selected_option": MODES[1],
    }


async def test_choices_in_a_menu_of_many_are_told(stage: Stage) -> None:
    menu = {
        "type": "multi_static_select",
        "action_id": "modes",
        "initial_options": MODES[:1],
        "options": MODES,
    }
    message = await posted(stage, actions(menu))
    await message.get_by_role("combobox").click()
    await message.get_by_role("option", name="Sur invitation").click()
    assert (await action(stage))["selected_options"] == MODES


async def test_overflow_is_walked_with_the_keyboard(stage: Stage) -> None:
    menu = {"type": "overflow", "action_id": "more", "options": MODES}
    message = await posted(stage, actions(menu))
    opener = message.get_by_role("button", name="Autres actions")
    await opener.press("Enter")
    await expect(message.get_by_role("menuitem", name="Gré à gré")).to_be_focused()
    await stage.page.keyboard.press("Escape")
    await expect(opener).to_be_focused()

    await opener.press("Enter")
    await stage.page.keyboard.press("ArrowDown")
    await stage.page.keyboard.press("Enter")
    assert (await action(stage))["selected_option"] == MODES[1]


@pytest.mark.parametrize(
    ("element", "typed", "key", "value"),
    [
        ({"type": "datepicker"}, "2026-12-01", "selected_date", "2026-12-01"),
        ({"type": "timepicker"}, "14:30", "selected_time", "14:30"),
        # 10:00 in Toronto.
        ({"type": "datetimepicker"}, "2026-12-01T10:00", "selected_date_time", 1_796_137_200),
    ],
)
async def test_day_and_hour_are_told(
    stage: Stage, element: Json, typed: str, key: str, value: object
) -> None:
    message = await posted(stage, actions({**element, "action_id": "when"}))
    field = message.locator("input")
    await field.fill(typed)
    await field.blur()
    assert (await action(stage))[key] == value


async def test_boxes_are_told(stage: Stage) -> None:
    boxes = {"type": "checkboxes", "action_id": "some", "options": MODES}
    message = await posted(stage, section("Lesquels?", accessory=boxes))
    await message.get_by_role("checkbox", name="Sur invitation").check()
    assert (await action(stage))["selected_options"] == MODES[1:]


async def test_app_that_does_not_answer_is_said_under_the_button(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = await posted(stage, actions(button("Confirmer", "yes")))
    nobody = f"http://127.0.0.1:{free_port()}/"
    monkeypatch.setattr(slack_of(stage), "request_url", nobody)
    await message.get_by_role("button", name="Confirmer").click()
    words = "L’application n’a pas répondu (dispatch_failed). Réessayez."
    await expect(message.get_by_role("alert")).to_have_text(words)
