"""`run` serves both platforms by each way in, and ends when it is told to."""

from __future__ import annotations

import time

import pytest

from bot.playground.slack import Message as SlackMessage
from bot.playground.telegram import Message as TelegramMessage
from bot.serving import ALONE
from tests.end_to_end.program import Program, started
from tests.end_to_end.rows import contracts
from tests.end_to_end.stage import Stage

LINE = "/contrat 2500 CHUS gré-à-gré"
SUMMARY = "2\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}$, CIUSSS de l’Estrie – CHUS, gré à gré, le "


@pytest.mark.parametrize("public", [True, False], ids=["http-webhook", "socket-polling"])
async def test_run_logs_corrects_and_undoes_on_both_platforms(stage: Stage, public: bool) -> None:
    if public:
        stage.call_over_http()
    async with started("run", stage.environment(public=public)) as program:
        await program.until("connected", 2)
        if not public:
            await stage.slack.sockets.connected()
        await contract_on_slack(stage)
        assert contracts(stage.file) == [(300_000, False)]
        await contract_on_telegram(stage)
        assert contracts(stage.file) == [(300_000, False), (250_000, False)]
        await assert_ends(program)


async def contract_on_slack(stage: Stage) -> None:
    """Log a contract, make it 3 000 $, undo it."""
    slack, julie = stage.slack, stage.on_slack

    def last() -> SlackMessage:
        return slack.visible_to(julie, stage.general)[-1]

    await slack.command(julie, stage.general, LINE)
    logged = last()
    assert logged.text.startswith(f"✅ Contrat noté\N{NO-BREAK SPACE}: n° 27, {SUMMARY}")
    assert logged.ephemeral_to == julie.id
    await slack.press(julie, logged, "Corriger")
    await slack.submit(julie, slack.modal(julie), {"Montant": "3000"})
    assert "3\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}$" in last().text
    await slack.press(julie, last(), "Annuler")
    assert last().text.startswith("Saisie annulée")


async def contract_on_telegram(stage: Stage) -> None:
    """Log a contract, ask to correct it, undo it."""
    telegram, julie = stage.telegram, stage.on_telegram

    async def last(start: str) -> TelegramMessage:
        await telegram.until(
            lambda: (
                telegram.visible_to(julie)[-1:]
                and telegram.visible_to(julie)[-1].text.startswith(start)
            )
        )
        return telegram.visible_to(julie)[-1]

    await telegram.say(julie, julie, LINE)
    logged = await last("✅ Contrat noté")
    assert SUMMARY in logged.text
    await telegram.press(julie, logged, "Corriger")
    await last("Que voulez-vous modifier?")
    await telegram.press(julie, logged, "Annuler")
    await last("Saisie annulée")


async def assert_ends(program: Program) -> None:
    """Ten seconds is what a stop may take."""
    began = time.monotonic()
    assert await program.end() == 0
    assert time.monotonic() - began < 10
    assert program.other == []


async def test_run_says_that_nobody_can_write_where_no_platform_is_set(stage: Stage) -> None:
    told = stage.environment(public=False)
    alone = {name: told[name] for name in told if not name.startswith(("SLACK_", "TELEGRAM_"))}
    async with started("run", alone) as program:
        await program.until("listening")
        await program.until(ALONE)
        await assert_ends(program)


async def test_run_refuses_a_token_that_slack_does_not_know(stage: Stage) -> None:
    environment = stage.environment(public=False) | {"SLACK_BOT_TOKEN": "xoxb-somebody-else"}
    async with started("run", environment) as program:
        assert await program.process.wait() == 2
    assert program.other == ["maillon: SLACK_BOT_TOKEN: Slack refuses it (invalid_auth)\n"]


async def test_run_refuses_a_token_that_telegram_does_not_know(stage: Stage) -> None:
    environment = stage.environment(public=False) | {"TELEGRAM_TOKEN": "7:somebody-else"}
    async with started("run", environment) as program:
        assert await program.process.wait() == 2
    assert program.other == ["maillon: TELEGRAM_TOKEN: Telegram does not know this token\n"]
