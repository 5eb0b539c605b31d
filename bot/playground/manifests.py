"""What Slack's own schema finds in an app's manifest."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

SCHEMA = Path(__file__).parent / "specs" / "slack" / "manifest.schema.1.0.0.json"


def faults(manifest: dict[str, Any]) -> list[str]:
    """List what Slack would refuse: where, and why."""
    validator = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(manifest)]
