"""Judges blocks, views and menus.

Three judges look at blocks, as each misses what the others find: the schema of `@slack/types`,
the models of slack_sdk, and the rules beside this.
"""

import copy
from collections.abc import Sequence

from jsonschema.exceptions import ValidationError
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.playground.calls import Verdict
from bot.playground.slack.judging.rules import block_faults, options_faults, view_faults
from bot.playground.slack.judging.specs import blocks_by_type, validator, view_validator

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100


def judge_blocks(
    blocks: object, most: int = MESSAGE_BLOCKS, path: str = "/blocks"
) -> tuple[Verdict, ...]:
    """Judge a list of blocks, as a message or a view carries them."""
    if not isinstance(blocks, list):
        return (Verdict("schema", path, "must be an array of blocks"),)
    verdicts = [
        verdict
        for index, block in enumerate(blocks)
        for verdict in _block_verdicts(block, f"{path}/{index}")
    ]
    if not 1 <= len(blocks) <= most:
        verdicts.append(Verdict("schema", path, f"must be 1 to {most} blocks"))
    if not verdicts:
        verdicts = [Verdict("rules", path + at, fault) for at, fault in block_faults(blocks)]
    return tuple(verdicts)


def _block_verdicts(block: object, path: str) -> Sequence[Verdict]:
    name = blocks_by_type().get(str(block.get("type"))) if isinstance(block, dict) else None
    if name is None or not isinstance(block, dict):
        return (Verdict("schema", path, "unsupported type of block"),)
    errors = [_innermost(error) for error in validator(name).iter_errors(block)]
    if errors:
        return [_schema_verdict(error, path) for error in errors]
    # Some models fill in what they were given.
    model = Block.parse(copy.deepcopy(block))
    return _sdk_verdicts(model, path) if model is not None else ()


def _schema_verdict(error: ValidationError, path: str) -> Verdict:
    return Verdict("schema", "/".join((path, *map(str, error.absolute_path))), error.message)


def _innermost(error: ValidationError) -> ValidationError:
    """Find what is wrong inside a union: in the branch that has the value's own `type`."""
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for errors in branches.values():
        if all(list(inner.relative_path) != ["type"] for inner in errors):
            return _innermost(errors[0])
    return error


def _sdk_verdicts(model: Block | View, path: str) -> Sequence[Verdict]:
    try:
        model.validate_json()
    except SlackObjectFormationError as fault:
        return (Verdict("slack_sdk", path, str(fault)),)
    return ()


def judge_view(view: object, path: str = "/view") -> tuple[Verdict, ...]:
    """Judge a modal or a Home."""
    kind = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict) or kind not in ("modal", "home"):
        return (Verdict("schema", path, "must be a modal or a home"),)
    errors = list(view_validator(kind).iter_errors(view))
    if errors:
        return tuple(_schema_verdict(error, path) for error in errors)
    verdicts = judge_blocks(view["blocks"], VIEW_BLOCKS, f"{path}/blocks") if view["blocks"] else ()
    return (
        *verdicts,
        *(() if verdicts else _sdk_verdicts(View(**copy.deepcopy(view)), path)),
        *(Verdict("rules", path + at, fault) for at, fault in view_faults(view)),
    )


def judge_options(answer: object) -> tuple[Verdict, ...]:
    """Judge what a menu is given for what a person typed in it."""
    return tuple(Verdict("rules", at, fault) for at, fault in options_faults(answer, _option_fault))


def _option_fault(option: object) -> str:
    error = next(validator("PlainTextOption").iter_errors(option), None)
    return error.message if error is not None else ""
