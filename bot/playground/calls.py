"""What a bot asked of an emulated platform, how it was judged, and what is to go wrong."""

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.pulse import Pulse


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge holds against a call: who found it, where in the arguments, and what."""

    judge: str
    path: str
    fault: str

    def __str__(self) -> str:
        """Read as one line of a report."""
        return f"{self.judge}: {self.path or '(call)'}: {self.fault}"


@dataclass(frozen=True, slots=True)
class Call:
    """One request received: `at` is monotonic seconds, `status` the HTTP status answered."""

    platform: str
    method: str
    arguments: Mapping[str, Any]
    at: float
    status: int = 200
    error: str = ""
    verdicts: tuple[Verdict, ...] = ()


@dataclass(slots=True)
class Journal:
    """Every call received, in the order of arrival."""

    pulse: Pulse = field(default_factory=Pulse)
    calls: list[Call] = field(default_factory=list)

    def add(self, call: Call) -> None:
        """Note one more call, in its place: a slow one is noted after those it came before."""
        bisect.insort(self.calls, call, key=lambda each: each.at)
        self.pulse.beat()

    def of(self, method: str) -> list[Call]:
        """List the calls of one method."""
        return [call for call in self.calls if call.method == method]

    def faults(self) -> list[Call]:
        """List the calls that a judge faulted; a fault of the programme is not one."""
        return [call for call in self.calls if call.verdicts]

    def clear(self) -> None:
        """Forget all calls."""
        self.calls.clear()


@dataclass(frozen=True, slots=True)
class Fault:
    """One way for a call to go wrong.

    `error` is the platform's own code or description, `status` the HTTP status, `retry_after`
    whole seconds, `delay` seconds before the answer, `extra` what the answer carries besides.
    `reset` drops the connection without an answer. `carried_out` lets the call take effect all
    the same, as when only the answer is lost. With neither `error`, `status` nor `reset`,
    the call is only slow.
    """

    error: str = ""
    status: int = 0
    retry_after: int | None = None
    delay: float = 0.0
    reset: bool = False
    carried_out: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def answers(self) -> bool:
        """Whether the fault takes the place of the answer."""
        return bool(self.error or self.status or self.reset or self.retry_after is not None)


ANY_METHOD = "*"


@dataclass(slots=True)
class FaultProgramme:
    """What is to go wrong next, method by method."""

    planned: list[tuple[str, Fault]] = field(default_factory=list)

    def plan(self, method: str, *faults: Fault, times: int = 1) -> None:
        """Let the next calls of a method meet these faults in turn, the whole `times` over."""
        self.planned.extend((method, fault) for _ in range(times) for fault in faults)

    def take(self, methods: Iterable[str]) -> Fault | None:
        """Give the next fault meant for any of these names of a call, which then is spent."""
        names = {*methods, ANY_METHOD}
        for index, (method, fault) in enumerate(self.planned):
            if method in names:
                del self.planned[index]
                return fault
        return None

    def clear(self) -> None:
        """Plan nothing more."""
        self.planned.clear()
