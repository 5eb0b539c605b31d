"""How much it bears: each part beside a yardstick measured in the same run, in a few minutes.

Run as `python -m tests.bench`.
"""

from __future__ import annotations

import asyncio
import sys

from bot import logs
from tests.bench import commands, delivery, page, rendering, store, troubles, understanding


def main() -> None:
    logs.configure("WARNING")
    sys.stdout.write("The Store\n")
    store.main()
    sys.stdout.write("\nWhole commands\n")
    commands.main()
    sys.stdout.write("\nLines and cards\n")
    understanding.main()
    rendering.main()
    sys.stdout.write("\nThe outbox\n")
    asyncio.run(delivery.main())
    sys.stdout.write("\nThe playground\n")
    asyncio.run(page.main())
    asyncio.run(troubles.main())


if __name__ == "__main__":
    main()
