"""What the walks share: the cohort's channels in both windows, and who reads where."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.handlers.hosting import COHORT

ANNOUNCED = f"Ce canal reçoit désormais les nouvelles de la cohorte {COHORT} : Annonces."


async def attached(stage: Stage, purpose: str = "annonces") -> None:
    """Let Dominique attach a Slack channel and the Telegram group, each in its window."""
    slack, telegram = stage.slack, stage.telegram
    await slack.be("Dominique")
    await slack.go_to("annonces")
    await slack.say(f"/maillon canal {purpose}")
    await slack.sees(ANNOUNCED)

    await telegram.be("Dominique")
    await in_group(stage)
    await telegram.say(f"/canal {purpose}")
    await telegram.sees("Noté, détails en privé")
    await telegram.sees(ANNOUNCED)
    await in_private(stage)


async def in_group(stage: Stage) -> None:
    """Open the cohort's group in the Telegram window."""
    await stage.telegram.go_to("Discussions")
    await stage.telegram.go_to("Cohorte Estrie")


async def in_private(stage: Stage) -> None:
    """Open the bot's chat in the Telegram window."""
    await stage.telegram.go_to("Discussions")
    await stage.telegram.go_to("Maillon")


async def sam_in_slack(stage: Stage, *wants: str) -> None:
    """Let Sam be written to in Slack, and ask there for more."""
    slack = stage.slack
    await slack.be("Sam")
    await slack.go_to("Maillon")
    await slack.say("/pause")
    await slack.press("Write to me in Slack")
    await slack.shows("When you are written to", "Written to in", "Slack")
    await slack.press("Choose my messages")
    for button in wants:
        await slack.press(button)
        await slack.shows("Your messages", button.replace("Receive", "Stop"))


async def filled_in(stage: Stage, name: str, typed: dict[str, str]) -> None:
    """Fill a modal in, and send it."""
    form = stage.slack.panel.get_by_role("dialog", name=name)
    for label, value in typed.items():
        await form.get_by_label(label).fill(value)
    await form.get_by_role("button", name="Enregistrer").click()
    await expect(form).to_have_count(0)
