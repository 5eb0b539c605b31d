"""A sheet on Slack: the modal, and what comes back from it."""

from __future__ import annotations

from hypothesis import given, settings

from bot.cards import Control, Input, Option, Sheet
from bot.platforms.slack.modal import errors, values, view
from bot.platforms.slack.text import Json
from bot.playground.slack.blocks import texts
from bot.playground.slack.judging import judge_view
from tests.platforms.strategies import sheets

MODES = (Option("Gré à gré", "gre_a_gre"), Option("Sur invitation", "invitation"))


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


@settings(max_examples=75, deadline=None)
@given(sheets())
def test_any_sheet_is_accepted_and_nothing_in_it_is_live(sheet: Sheet) -> None:
    shown = view(sheet, "{}")

    assert judge_view(shown) == ()
    assert all(one["type"] == "plain_text" for one in texts(shown))


def entry(one: Input) -> Json:
    shown: Json = view(Sheet("Contrat", "Noter", "Fermer", 1, (one,)), "{}")["blocks"][0]
    return shown


def test_a_whole_sheet() -> None:
    amount = Input("amount", "Montant", Control.TEXT, "2500", "En dollars")
    note = Input("purpose", "Objet", Control.MULTILINE, optional=True)

    assert view(
        Sheet("Noter un contrat avec une institution", "Noter", "Fermer", 7, (amount, note)), "m"
    ) == {
        "type": "modal",
        "callback_id": "sheet",
        "private_metadata": "m",
        "title": plain("Noter un contrat avec u…"),
        "submit": plain("Noter"),
        "close": plain("Fermer"),
        "blocks": [
            {
                "type": "input",
                "block_id": "amount",
                "label": plain("Montant"),
                "element": {
                    "type": "plain_text_input",
                    "action_id": "amount",
                    "initial_value": "2500",
                },
                "optional": False,
                "hint": plain("En dollars"),
            },
            {
                "type": "input",
                "block_id": "purpose",
                "label": plain("Objet"),
                "element": {
                    "type": "plain_text_input",
                    "action_id": "purpose",
                    "multiline": True,
                },
                "optional": True,
            },
        ],
    }


def test_a_select_shows_what_was_understood() -> None:
    shown = entry(Input("mode", "Mode", Control.SELECT, "invitation", options=MODES))

    assert shown["element"]["initial_option"] == {
        "text": plain("Sur invitation"),
        "value": "invitation",
    }


def test_a_value_that_is_no_longer_an_option_is_not_shown() -> None:
    shown = entry(Input("mode", "Mode", Control.SELECT, "public", options=MODES))

    assert "initial_option" not in shown["element"]


def test_more_than_a_hundred_options_are_searched() -> None:
    many = tuple(Option(f"Institution {n}", str(n)) for n in range(101))

    shown = entry(Input("institution", "Institution", Control.SELECT, "100", options=many))

    assert shown["element"] == {
        "type": "external_select",
        "action_id": "institution",
        "min_query_length": 1,
        "initial_option": {"text": plain("Institution 100"), "value": "100"},
    }


def test_a_day_that_is_none_is_left_open() -> None:
    assert "initial_date" not in entry(Input("on", "Date", Control.DATE, "demain"))["element"]
    assert entry(Input("on", "Date", Control.DATE, "2026-11-18"))["element"]["initial_date"] == (
        "2026-11-18"
    )


def test_what_was_filled_is_read_by_input() -> None:
    state = {
        "values": {
            "amount": {"amount": {"type": "plain_text_input", "value": "2\x00500"}},
            "purpose": {"purpose": {"type": "plain_text_input", "value": None}},
            "on": {"on": {"type": "datepicker", "selected_date": "2026-11-18"}},
            "mode": {"mode": {"type": "static_select", "selected_option": {"value": "invitation"}}},
            "institution": {"institution": {"type": "external_select", "selected_option": None}},
        }
    }

    assert values(state) == {
        "amount": "2500",
        "purpose": "",
        "on": "2026-11-18",
        "mode": "invitation",
        "institution": "",
    }


def test_errors_stand_under_inputs_that_exist() -> None:
    found = {"mode": "Lequel?", "cohort": "Fermée.", "person": "Qui?"}

    assert errors(found, ["amount", "mode"]) == {"mode": "Lequel?", "amount": "Fermée. Qui?"}
