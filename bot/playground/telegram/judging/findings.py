"""What a judge finds in a call, and what the real server answers to it."""

from dataclasses import dataclass

from bot.playground.calls import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict; `answer` is the server's 400, empty where the server lets it pass."""

    verdict: Verdict
    answer: str = ""


def finding(judge: str, path: str, fault: str, answer: str = "") -> Finding:
    """Name what is wrong, where, and what the server says of it."""
    return Finding(Verdict(judge, path, fault), answer)
