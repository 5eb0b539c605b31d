"""Judges every call to the emulated Slack, every block and every answer."""

from bot.playground.slack.judging.blocks import judge_blocks, judge_options, judge_view
from bot.playground.slack.judging.calls import ADVICE, judge_answer, judge_call
from bot.playground.slack.judging.specs import SPECS, event_scopes, methods

__all__ = [
    "ADVICE",
    "SPECS",
    "event_scopes",
    "judge_answer",
    "judge_blocks",
    "judge_call",
    "judge_options",
    "judge_view",
    "methods",
]
