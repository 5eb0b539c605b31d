"""A form of a call for tenders, to read lines with it."""

from __future__ import annotations

from bot.forms import Form
from handlers._tender_forms import Call


def share(ctx: None, call: Call) -> None: ...


CALL = Form.of(share)
