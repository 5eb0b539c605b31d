"""What a card or a sheet cannot hold is found when it is built."""

from __future__ import annotations

import pytest

from bot.cards import Option


@pytest.mark.parametrize("value", ["1", "x" * 150])
def test_option_carries_what_slack_takes(value: str) -> None:
    assert Option("CHUS", value).value == value


@pytest.mark.parametrize("value", ["", "x" * 151])
def test_option_that_slack_refuses_is_not_built(value: str) -> None:
    with pytest.raises(ValueError, match="1 to 150 characters"):
        Option("CHUS", value)
