"""A handler that fails: the person gets a reference, the log a line without a word of theirs."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from typing import Annotated

import pytest
import structlog

from bot.cards import Card
from bot.context import Context
from bot.feature import Feature
from bot.fields.text import TextField
from bot.logs import configure
from storage import contracts
from storage.contracts import Mode
from tests.robustness.machine import Machine, amounts, line, logged, running, said, settled
from tests.storage.samples import TODAY

TYPED = "Ginette Tremblay 48 250 $ xoxb-12-secret"
PRIVATE = ("ginette", "tremblay", "250", "xoxb", "julie", "lac", "estrie", "insert")


def fails(ctx: Context, words: Annotated[str, TextField()]) -> Card:
    contracts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=ctx.organization,
        institution=3,
        amount_cents=4_825_000,
        mode=Mode.MUTUAL,
        signed_on=TODAY,
        now=ctx.now,
        by=ctx.person.id,
    )
    raise ValueError(f"{ctx.person.name}: {words}")


def fails_in_sql(ctx: Context, words: Annotated[str, TextField()]) -> Card:
    contracts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=ctx.organization,
        institution=3,
        amount_cents=words,  # type: ignore[arg-type]  # the fault under test
        mode=Mode.MUTUAL,
        signed_on=TODAY,
        now=ctx.now,
        by=ctx.person.id,
    )
    raise AssertionError("the database takes no words for an amount")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the process logs, libraries included; its own logging is given back."""
    stream, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure("DEBUG", "json", stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture
async def failing(database_url: str) -> AsyncIterator[Machine]:
    feature = Feature("failing")
    feature.command("fail", fr="echouer", help="Fail")(fails)
    feature.command("failsql", fr="echouersql", help="Fail in SQL")(fails_in_sql)
    async with running(database_url, features=[feature]) as opened:
        yield await settled(opened)


@pytest.mark.parametrize("command", ["fail", "failsql"])
async def test_fault_has_a_reference_and_one_line_without_words(
    failing: Machine, log: io.StringIO, command: str
) -> None:
    card = await failing.say(f"/{command} {TYPED}")

    (entry,) = (json.loads(one) for one in log.getvalue().splitlines())
    reference = re.search(r"[0-9a-f]{8}", said(card))
    assert reference is not None
    assert (entry["event"], entry["reference"]) == ("request failed", reference[0])
    assert [word for word in PRIVATE if word in log.getvalue().lower()] == []


async def test_fault_leaves_nothing_and_others_go_on(failing: Machine) -> None:
    await failing.say(f"/fail {TYPED}")

    assert logged(await failing.say(line(2500)))
    assert await failing.store.read(amounts) == [2500]
