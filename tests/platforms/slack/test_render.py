"""A card on Slack: as people read it, and as Slack's judges do."""

from __future__ import annotations

from hypothesis import given, settings

from bot.cards import Button, Card, Choices, Fields, Link, Note, Sign, Table, Text, Weight
from bot.platforms.slack.budget import CHARACTERS, cost
from bot.platforms.slack.render import FALLBACK, Message, message
from bot.platforms.slack.text import BLANK, ELLIPSIS, Json, is_blank, legible
from bot.playground.slack.blocks import texts
from bot.playground.slack.judging import judge_blocks
from tests.platforms.strategies import TEXTS, cards

TURN = Button("Suite", "page")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


def bold(text: str) -> Json:
    return {"type": "mrkdwn", "text": f"*{text}*", "verbatim": True}


def section(text: str) -> Json:
    return {"type": "section", "text": plain(text)}


def button(label: str, value: str, **style: str) -> Json:
    return {"type": "button", "text": plain(label), "value": value, **style}


@settings(max_examples=100, deadline=None)
@given(cards())
def test_any_card_is_accepted_and_nothing_in_it_is_live(card: Card) -> None:
    shown = message(card)

    assert judge_blocks(shown.blocks) == ()
    assert cost(shown.blocks) <= CHARACTERS
    assert 1 <= len(shown.text) <= FALLBACK
    assert not {"<", ">"} & set(shown.text)
    for one in texts(shown.blocks):
        if one["type"] == "mrkdwn":
            assert one["verbatim"]
            assert not {"<", ">"} & set(one["text"])
        else:
            assert one["emoji"] is False


@settings(deadline=None)
@given(TEXTS)
def test_a_text_is_read_as_it_was_written_or_visibly_cut(text: str) -> None:
    shown = message(Card(blocks=(Text(text),))).blocks

    said = "".join(block["text"]["text"] for block in shown)
    if is_blank(legible(text)):
        assert said == BLANK
    elif said.endswith(ELLIPSIS) and said != legible(text):
        assert legible(text).startswith(said[:-1])
    else:
        assert said.split() == legible(text).split()


def test_a_whole_card_reads_well() -> None:
    card = Card(
        "Contrat noté",
        (
            Text("Merci!"),
            Fields((("Montant", "2\u00a0500\u00a0$"), ("Institution", "R&D <CHUS>"))),
            Table(("N°", "Institution"), (("12", "CHUS"), ("13", ""))),
            Note("À titre d’information."),
        ),
        (
            Button("Corriger", "correct", (12,)),
            Button("Garder", "keep", weight=Weight.PRIMARY),
            Button("Annuler", "undo", (12,), Weight.DANGER),
        ),
        (Link("Voir l’avis", "https://seao.gouv.qc.ca/avis?id=1&x=é"),),
        Sign.NOTED,
    )

    assert message(card) == Message(
        "✅ Contrat noté\nMerci!\nMontant · 2\u00a0500\u00a0$\nInstitution · R&amp;D &lt;CHUS&gt;\n"
        "N° · Institution\n12 · CHUS\n13 · –\nÀ titre d’information.",
        [
            {"type": "header", "text": plain("✅ Contrat noté")},
            section("Merci!"),
            {
                "type": "section",
                "fields": [
                    bold("Montant"),
                    plain("2\u00a0500\u00a0$"),
                    bold("Institution"),
                    plain("R&D <CHUS>"),
                ],
            },
            {"type": "section", "text": bold("N° · Institution")},
            section("12 · CHUS\n13 · –"),
            {"type": "context", "elements": [plain("À titre d’information.")]},
            {
                "type": "actions",
                "elements": [
                    button("Corriger", "correct:12"),
                    button("Garder", "keep", style="primary"),
                    button("Annuler", "undo:12", style="danger"),
                    {
                        "type": "button",
                        "text": plain("Voir l’avis"),
                        "url": "https://seao.gouv.qc.ca/avis?id=1&x=%C3%A9",
                    },
                ],
            },
        ],
    )


def test_the_sign_opens_the_first_line_where_there_is_no_title() -> None:
    assert message(Card(blocks=(Text("Noté."),), sign=Sign.NOTED)).text == "✅ Noté."
    assert message(Card(sign=Sign.EVENT)).text == "📅"


def test_an_empty_card_still_says_something() -> None:
    assert message(Card()) == Message(BLANK, [section(BLANK)])


def test_a_title_too_long_for_a_heading_is_a_paragraph() -> None:
    assert message(Card("a" * 151)).blocks == [section("a" * 151)]


def options(count: int) -> tuple[Button, ...]:
    return tuple(Button(f"Institution {n}", "org", (n,)) for n in range(count))


def test_few_options_are_buttons() -> None:
    shown = message(Card(blocks=(Choices("Quel montant?", options(2), TURN),)))

    assert shown.blocks == [
        section("Quel montant?"),
        {
            "type": "actions",
            "elements": [button("Institution 0", "org:0"), button("Institution 1", "org:1")],
        },
    ]


def test_many_options_are_menus_of_a_hundred() -> None:
    shown = message(Card(blocks=(Choices("Laquelle?", options(150), TURN),)))

    (_, row) = shown.blocks
    assert [one["placeholder"]["text"] for one in row["elements"]] == [
        "Institution 0 … Institution 99",
        "Institution 100 … Institution 149",
    ]
    assert [each["value"] for one in row["elements"] for each in one["options"]] == [
        f"org:{n}" for n in range(150)
    ]


def test_a_text_of_5000_characters_is_paged() -> None:
    shown = message(Card(blocks=(Text("a" * 5_000),)))

    assert shown == Message("a" * 3_999 + ELLIPSIS, [section("a" * 3_000), section("a" * 2_000)])


def test_what_is_too_much_for_a_message_is_visibly_cut_and_its_buttons_stay() -> None:
    shown = message(Card(blocks=(Text("a" * 20_000),), buttons=(Button("Annuler", "undo"),)))

    assert [block["type"] for block in shown.blocks] == ["section"] * 5 + ["actions"]
    assert shown.blocks[4]["text"]["text"][-1] == ELLIPSIS


def test_too_many_blocks_are_visibly_cut_and_the_buttons_stay() -> None:
    many = tuple(Text(str(n)) for n in range(60))

    shown = message(Card(blocks=many, buttons=(Button("Annuler", "undo"),)))

    assert shown.blocks[47:] == [
        section("47"),
        section(ELLIPSIS),
        {"type": "actions", "elements": [button("Annuler", "undo")]},
    ]


def test_an_address_too_long_for_a_button_is_left_out() -> None:
    shown = message(Card("Avis", links=(Link("Voir", "https://example.org/" + "é" * 600),)))

    assert shown.blocks == [{"type": "header", "text": plain("Avis")}]
