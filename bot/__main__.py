"""`python -m bot …`."""

import os
import signal
import sys


def start() -> None:
    """Run what was typed; told to stop before it has begun, the demo ends without a word."""
    if sys.argv[1:2] == ["demo"]:
        signal.signal(signal.SIGINT, lambda *_: os._exit(0))
    from bot.cli import main  # noqa: PLC0415 - it loads much: the demo can be stopped before

    main()


if __name__ == "__main__":
    start()
