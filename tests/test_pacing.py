"""No window holds more than a platform allows, whatever is asked and in whatever order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchange import ChatKind, Platform
from bot.pacing import Act, Lane, Pacer, Rate, earliest, lanes
from tests.paces import within

INSTANTS = st.lists(st.integers(0, 200).map(lambda tenth: tenth / 10), max_size=12).map(sorted)
RATES = st.builds(Rate, st.integers(1, 4), st.sampled_from([0.5, 1.0, 3.0]))


def left(acts: Iterable[Sequence[Lane]]) -> list[float]:
    """Return when each of these leaves, by its lanes, as soon as it may after the one before."""
    pacer, instants = Pacer(), [0.0]
    for ways in acts:
        instants.append(pacer.free_at(ways, instants[-1]))
        pacer.book(ways, instants[-1])
    return instants[1:]


@given(INSTANTS, RATES, st.integers(0, 200).map(lambda tenth: tenth / 10))
def test_earliest_is_the_first_instant_that_keeps_the_rate(
    asked: list[float], rate: Rate, start: float
) -> None:
    booked: list[float] = []
    for one in asked:
        booked = sorted([*booked, earliest(booked, rate, one)])

    found = earliest(booked, rate, start)

    candidates = [start, *(one + rate.seconds for one in booked if one + rate.seconds > start)]
    fitting = [one for one in sorted(candidates) if within([*booked, one], rate)]
    assert found == fitting[0]


CALLS = st.lists(
    st.tuples(
        st.floats(0, 3),
        st.sampled_from(list(Act)),
        st.sampled_from(["1", "2", "-3"]),
        st.floats(0, 2),
    ),
    max_size=60,
)


@given(st.sampled_from([Platform.TELEGRAM, Platform.SLACK]), CALLS)
def test_pacer_keeps_every_lane_within_its_rate(
    platform: Platform, calls: list[tuple[float, Act, str, float]]
) -> None:
    pacer, now = Pacer(), 0.0
    taken: dict[Lane, list[float]] = {}
    for pause, act, chat, lasting in calls:
        now += pause
        kind = ChatKind.GROUP if chat.startswith("-") else ChatKind.DIRECT
        ways = lanes(platform, act, chat, kind)
        now = pacer.free_at(ways, now)
        pacer.book(ways, now)
        for lane in ways:
            taken.setdefault(lane, []).append(now)
        now += lasting
        pacer.end(ways, now, lasting)

    assert [lane for lane, instants in taken.items() if not within(instants, lane.rate)] == []


def test_pacer_lets_another_chat_pass_one_that_waits() -> None:
    pacer = Pacer()
    busy = lanes(Platform.SLACK, Act.SEND, "C1", ChatKind.CHANNEL)
    pacer.book(busy, 0.0)
    free = lanes(Platform.SLACK, Act.SEND, "C2", ChatKind.CHANNEL)

    assert (pacer.free_at(busy, 0.5), pacer.free_at(free, 0.5)) == (1.03, 0.5)


def test_pacer_holds_everything_while_the_platform_asks_to_wait() -> None:
    pacer = Pacer()
    pacer.hold(7.0)
    pacer.hold(3.0)

    ways = lanes(Platform.TELEGRAM, Act.SEND, "1", ChatKind.DIRECT)
    assert (pacer.free_at(ways, 1.0), pacer.free_at((), 1.0)) == (7.0, 7.0)


def test_pacer_spaces_telegram_under_thirty_a_second() -> None:
    pacer, now = Pacer(), 0.0
    instants = []
    for number in range(600):
        ways = lanes(Platform.TELEGRAM, Act.SEND, str(number), ChatKind.DIRECT)
        now = pacer.free_at(ways, now)
        pacer.book(ways, now)
        instants.append(now)
        pacer.end(ways, now + 0.02, 0.02)

    assert within(instants, Rate(30, 1.0))
    assert 600 / instants[-1] > 0.97 * 30


def test_pacer_counts_a_telegram_message_from_when_it_has_surely_left() -> None:
    """Thirty that were sent at once may reach Telegram as late as they are said to be taken."""
    pacer = Pacer()
    for number in range(30):
        pacer.book(lanes(Platform.TELEGRAM, Act.SEND, str(number), ChatKind.DIRECT), number / 50)
    next_one = lanes(Platform.TELEGRAM, Act.SEND, "30", ChatKind.DIRECT)

    assert pacer.free_at(next_one, 2.0) == 3.005
    for number in range(30):
        ways = lanes(Platform.TELEGRAM, Act.SEND, str(number), ChatKind.DIRECT)
        pacer.end(ways, 2.5, 0.0)
    assert pacer.free_at(next_one, 2.5) == 3.505


def sent_by(way: float, hitches: list[float], size: int) -> list[float]:
    """Send as soon as one may, over a network on which the way there takes as long as back.

    Each call lasts longer by a hitch of its own: it reaches Telegram anywhere before it ends.
    Gives when each did.
    """
    pacer, now = Pacer(), 0.0
    ending: list[tuple[float, int, float]] = []
    arrived = []
    for number, hitch in zip(range(size), cycle([*hitches, 0.0]), strict=False):
        ways = lanes(Platform.TELEGRAM, Act.SEND, str(number), ChatKind.DIRECT)
        while (at := pacer.free_at(ways, now)) > now or (ending and ending[0][0] <= now):
            if ending and ending[0][0] <= at:
                now, ended, lasted = heappop(ending)
                chat = lanes(Platform.TELEGRAM, Act.SEND, str(ended), ChatKind.DIRECT)
                pacer.end(chat, now, lasted)
            else:
                now = at
        pacer.book(ways, now)
        lasts = 2 * way + hitch
        heappush(ending, (now + lasts, number, lasts))
        arrived.append(now + way + (hitch if number % 2 else 0.0))
    return arrived


@given(
    st.sampled_from([0.0, 0.01, 0.1, 0.3]),
    st.lists(st.one_of(st.just(0.0), st.floats(0, 2)), max_size=40),
)
def test_no_second_holds_more_than_thirty_however_long_calls_last(
    way: float, hitches: list[float]
) -> None:
    assert within(sent_by(way, hitches, 200), Rate(30, 1.0))


@pytest.mark.parametrize("way", [0.0, 0.01, 0.05, 0.1])
def test_a_long_way_to_telegram_slows_nothing_down(way: float) -> None:
    arrived = sent_by(way, [], 600)

    assert 600 / (arrived[-1] - arrived[0]) > 0.97 * 30


def test_pacer_gives_a_telegram_group_twenty_a_minute() -> None:
    instants = left([lanes(Platform.TELEGRAM, Act.SEND, "-5", ChatKind.GROUP)] * 41)

    assert within(instants, Rate(20, 60.0))
    assert within(instants, Rate(1, 1.0))
    assert instants[-1] < 123


def test_pacer_gives_slack_a_hundred_files_a_minute() -> None:
    chats = map(str, range(201))
    instants = left(lanes(Platform.SLACK, Act.UPLOAD, one, ChatKind.DIRECT) for one in chats)

    assert within(instants, Rate(100, 60.0))
    assert instants[-1] < 123


def test_file_takes_its_place_among_what_is_sent() -> None:
    for platform in (Platform.SLACK, Platform.TELEGRAM):
        sending, upload = (
            lanes(platform, act, "1", ChatKind.DIRECT) for act in (Act.SEND, Act.UPLOAD)
        )
        assert upload[: len(sending)] == sending


def test_terminal_is_never_paced() -> None:
    assert lanes(Platform.TERMINAL, Act.SEND, "here", ChatKind.DIRECT) == ()


def test_pacer_forgets_lanes_that_have_emptied() -> None:
    pacer = Pacer()
    for number in range(1500):
        ways = lanes(Platform.SLACK, Act.SEND, str(number), ChatKind.DIRECT)
        pacer.book(ways, float(number))

    assert len(pacer) < 1100
