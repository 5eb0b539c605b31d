"""Reads a call's arguments off the wire: form, multipart or JSON."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.playground.telegram.judging.spec import Spec, Upload

Raw = dict[str, Any]


async def raw_arguments(request: Request) -> Raw:
    """Everything that was sent, as it was sent."""
    raw: Raw = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        body = await request.json()
        return raw | (body if isinstance(body, dict) else {})
    async with request.form(max_part_size=60_000_000) as form:
        for name, value in form.items():
            raw[name] = await _upload(value) if isinstance(value, UploadFile) else value
    return raw


def typed(spec: Spec, method: str, raw: Mapping[str, object]) -> Raw:
    """The arguments with what a form can only write as text turned into what is meant."""
    declared = spec.methods[method]["arguments"]
    read = {name: _read(declared.get(name), value) for name, value in raw.items()}
    return {
        name: _attached(value, raw) for name, value in read.items() if not _is_attachment(name, raw)
    }


async def _upload(part: UploadFile) -> Upload:
    return Upload(part.filename or "", await part.read(), part.content_type or "")


def _read(declared: Mapping[str, Any] | None, value: object) -> object:
    if declared is None or not isinstance(value, str) or declared["types"] == ["String"]:
        return value
    try:
        decoded = json.loads(value)
    except ValueError:
        return value
    # "InputFile or String" is a name or an address, never JSON.
    return value if "InputFile" in declared["types"] else decoded


def _attached(value: object, raw: Mapping[str, object]) -> object:
    if isinstance(value, str) and value.startswith("attach://"):
        return raw.get(value.removeprefix("attach://"), value)
    return value


def _is_attachment(name: str, raw: Mapping[str, object]) -> bool:
    return isinstance(raw[name], Upload) and f"attach://{name}" in raw.values()
