"""How fast lines are understood, beside a plain pass over their words.

Run as `python -m tests.bench.understanding`.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bot.fields.field import Reading
from bot.forms import Form
from bot.parse import BUNDLED, ZONE, directory_of
from handlers import contracts
from storage.folding import fold
from tests.bench.crowd import NOW

LINES: Final = Path(__file__).parents[1] / "data" / "utterances.jsonl"
TIMES: Final = 10
LONGEST: Final = 5_000


def rate(read: Callable[[str], object], lines: Sequence[str]) -> float:
    """Return lines a second, from the second pass on: the first builds what is kept."""
    for line in lines:
        read(line)
    begun = time.perf_counter()
    for _ in range(TIMES):
        for line in lines:
            read(line)
    return TIMES * len(lines) / (time.perf_counter() - begun)


def plain(line: str) -> list[str]:
    """Fold the words of a line, and nothing else."""
    return [fold(word) for word in re.findall(r"\w+", line)]


def main() -> None:
    lines = [json.loads(line)["text"] for line in LINES.read_text("utf-8").splitlines()]
    form = Form.of(contracts.add)
    reading = Reading("fr", NOW.date(), ZONE, NOW, directory_of(BUNDLED))

    def read(line: str) -> object:
        return form.read(line.partition(" ")[2], reading)

    full = ("2500 CHUS gré à gré traiteur " * LONGEST)[:LONGEST]
    for name, some in ((f"{len(lines)} real lines", lines), (f"{LONGEST} characters", [full])):
        understood, passed = rate(read, some), rate(plain, some)
        sys.stdout.write(
            f"Understanding, {name}: {understood:,.0f} lines/s; "
            f"{passed / understood:.1f} times a plain pass over the words\n"
        )


if __name__ == "__main__":
    main()
