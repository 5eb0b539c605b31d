"""How much it bears: each part beside a yardstick measured in the same run, in about a minute.

Run as `python -m tests.bench`.
"""

from __future__ import annotations

import asyncio
import sys

from tests.bench import commands, delivery, rendering, store, understanding


def main() -> None:
    sys.stdout.write("The Store\n")
    store.main()
    sys.stdout.write("\nWhole commands\n")
    commands.main()
    sys.stdout.write("\nLines and cards\n")
    understanding.main()
    rendering.main()
    sys.stdout.write("\nThe outbox\n")
    asyncio.run(delivery.main())


if __name__ == "__main__":
    main()
