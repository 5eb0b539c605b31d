"""What a bot asked of an emulated platform, how it was judged, and what is to go wrong."""

import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
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
    """One request received: `at` is monotonic seconds, `status` the HTTP status answered.

    `when` is the instant on the platform's own clock, which may travel. `to` is the id of whom it
    answers, where the arguments do not say so.
    """

    platform: str
    method: str
    arguments: Mapping[str, Any]
    at: float
    status: int = 200
    error: str = ""
    verdicts: tuple[Verdict, ...] = ()
    when: datetime | None = field(default=None, compare=False)
    to: str = ""


@dataclass(slots=True)
class Journal:
    """Every call received, in the order of arrival."""

    now: Callable[[], datetime]
    pulse: Pulse
    calls: list[Call] = field(default_factory=list)

    def add(self, call: Call) -> None:
        """Note one more call, in its place: a slow one is noted after those it came before."""
        dated = replace(call, when=self.now())
        bisect.insort(self.calls, dated, key=lambda each: each.at)
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
ANY_TALK = "talk"
"""Any method but those by which a bot hears of what people do."""


@dataclass(slots=True)
class FaultProgramme:
    """What is to go wrong next, method by method; `hearing` are those by which a bot hears."""

    hearing: frozenset[str] = frozenset()
    planned: list[tuple[str, Fault]] = field(default_factory=list)
    lasting: dict[str, Callable[[], Fault | None]] = field(default_factory=dict)

    def plan(self, method: str, *faults: Fault, times: int = 1) -> None:
        """Let the next calls of a method meet these faults in turn, the whole `times` over."""
        self.planned.extend((method, fault) for _ in range(times) for fault in faults)

    def last(self, method: str, fault: Callable[[], Fault | None]) -> None:
        """Let every call of a method meet a fault, for as long as there is one."""
        self.lasting[method] = fault

    def take(self, methods: Iterable[str]) -> Fault | None:
        """Give the next fault meant for any of these names of a call, which then is spent."""
        names = {*methods, ANY_METHOD}
        if self.hearing.isdisjoint(names):
            names.add(ANY_TALK)
        for index, (method, fault) in enumerate(self.planned):
            if method in names:
                del self.planned[index]
                return fault
        return self._standing(names)

    def _standing(self, names: set[str]) -> Fault | None:
        met = (fault() for method, fault in self.lasting.items() if method in names)
        return next((fault for fault in met if fault is not None), None)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self.planned.clear()
        self.lasting.clear()
