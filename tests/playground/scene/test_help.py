"""What help names can be typed as it stands, on each platform and in each language."""

from __future__ import annotations

import pytest

from bot.playground.scene import Scene
from bot.playground.slack.blocks import texts
from tests.playground.scene.people import OnSlack, OnTelegram

UNKNOWN = ("Je ne connais pas", "I know no command", "Je n’ai pas compris", "I did not understand")


def named(slack: OnSlack) -> list[str]:
    """List the commands that the last message names, as one would copy them."""
    shown = [one["text"].strip("*") for one in texts(slack.last.blocks)]
    return [text for text in shown if text.startswith("/")]


@pytest.mark.parametrize(
    ("key", "asked", "everyday", "other"),
    [
        ("julie", "/aide", "/annuler", "/maillon cohorte"),
        ("sam", "/maillon help", "/undo", "/maillon cohort"),
        ("mireille", "/aide", "/evenements", "/maillon cohorte"),
        ("dominique", "/aide", "/appels", "/maillon inviter championne CHUS"),
        ("alex", "/aide", "/code", "/maillon confidentialite"),
    ],
)
async def test_whatever_help_names_on_slack_is_known_there(
    scene: Scene, key: str, asked: str, everyday: str, other: str
) -> None:
    slack = OnSlack(scene, key)
    await slack.types(asked)
    lines = named(slack)

    assert {everyday, other} <= {*lines}
    for line in lines:
        assert not (await slack.types(line)).startswith(UNKNOWN), line


async def test_help_names_every_command_by_itself_on_telegram(telegram: OnTelegram) -> None:
    shown = (await telegram.types("/aide")).splitlines()

    assert "/cohorte Voir votre cohorte ou en changer" in shown
    assert not [line for line in shown if "/maillon" in line]


async def test_who_writes_what_nobody_knows_is_shown_a_help_that_works(scene: Scene) -> None:
    for key, help_ in (("julie", "/aide"), ("sam", "/maillon help")):
        slack = OnSlack(scene, key)
        answer = await slack.types("/maillon sauvegarde")

        assert answer.endswith(help_)
        assert not (await slack.types(help_)).startswith(UNKNOWN)
