"""`python -m bot demo`: the page on this machine, until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from bot.playground import loopback
from bot.playground.server import free_port
from tests.cli.verbs import OURS, ROOT

ADDRESS = re.compile(r"http://[^ ]*/")


@dataclass
class Demo:
    """The running demo: what it printed until it was ready."""

    process: Process
    printed: list[str]

    @property
    def address(self) -> str:
        found = ADDRESS.search(self.printed[-1])
        assert found is not None
        return found[0]

    async def asks(self, path: str, **headers: str) -> httpx.Response:
        async with loopback.client(10) as client:
            return await client.get(self.address + path, headers=headers)

    async def end(self, how: signal.Signals) -> tuple[int, bytes]:
        """Send a signal; give the exit code, and what was said of it."""
        self.process.send_signal(how)
        _, error = await self.process.communicate()
        return self.process.returncode or 0, error


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """What is started hears Ctrl+C, even where the tests run in the background and do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def environment(folder: Path) -> dict[str, str]:
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
    return {**inherited, "TMPDIR": str(folder)}


async def started(folder: Path, *options: str) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "bot", "demo", *options),
        cwd=ROOT,
        env=environment(folder),
        stdout=PIPE,
        stderr=PIPE,
    )


@asynccontextmanager
async def demo(folder: Path, *options: str) -> AsyncIterator[Demo]:
    """Run the demo, which keeps its files in a folder, until it says that it is ready."""
    process = await started(folder, *options)
    assert process.stdout is not None
    try:
        printed: list[str] = []
        async for line in process.stdout:
            printed.append(line.decode().rstrip().replace("\N{NO-BREAK SPACE}", " "))
            if "is ready" in printed[-1]:
                break
        yield Demo(process, printed)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def kept(folder: Path) -> list[str]:
    """List what is in a folder."""
    return [one.name for one in folder.iterdir()]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_demo_serves_until_told_to_stop(tmp_path: Path, how: signal.Signals) -> None:
    port = free_port()
    async with demo(tmp_path, "--port", str(port)) as running:
        assert running.printed == [
            f"Maillon est prêt : http://127.0.0.1:{port}/ (pour arrêter : Ctrl+C)",
            f"Maillon is ready: http://127.0.0.1:{port}/ (to stop: Ctrl+C)",
        ]
        assert (await running.asks("api/scene")).json()["now"].startswith("2026-11-18T10:00")
        assert (await running.asks("", host="example.org")).status_code == 403
        assert [name[:8] for name in kept(tmp_path)] == ["maillon-"]
        assert await running.end(how) == (0, b"")
    assert kept(tmp_path) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_demo_told_again_and_again_stops_once(tmp_path: Path, how: signal.Signals) -> None:
    async with demo(tmp_path, "--port", "0") as running:
        ending = asyncio.create_task(running.end(how))
        while not ending.done():
            await asyncio.wait({ending}, timeout=0.005)
            with suppress(ProcessLookupError):
                os.kill(running.process.pid, how)  # Popen's own would take the exit code away
        assert await ending == (0, b"")
    assert kept(tmp_path) == []


def is_loading(opening: Process) -> bool:
    """Tell whether a process is among the modules that it needs: that of a database is one."""
    return "sqlite3" in Path(f"/proc/{opening.pid}/maps").read_text()


async def until(opening: Process, holds: Callable[[], object]) -> None:
    """Wait for something of a process, or for its end."""
    ended = asyncio.create_task(opening.wait())
    async with asyncio.timeout(60):
        while not (ended.done() or holds()):
            await asyncio.wait({ended}, timeout=0.005)
    ended.cancel()


@pytest.mark.parametrize("written", [False, True])
async def test_demo_stopped_while_it_opens_says_nothing(tmp_path: Path, written: bool) -> None:
    opening = await started(tmp_path, "--port", "0")
    await until(opening, partial(kept, tmp_path) if written else partial(is_loading, opening))
    opening.send_signal(signal.SIGINT)
    assert (await opening.communicate(), opening.returncode) == ((b"", b""), 0)
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("options", "ready"), [("--port 0", "is ready"), ("--terminal", "Julie Bouchard")]
)
async def test_make_demo_ends_without_a_word_at_ctrl_c(
    tmp_path: Path, options: str, ready: str
) -> None:
    making = await asyncio.create_subprocess_exec(
        *("make", "--old-file=.venv/run.stamp", f"BIN={Path(sys.executable).parent}"),
        *("demo", f"ARGS={options}"),
        cwd=ROOT,
        env=environment(tmp_path),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(60):
            assert making.stdout is not None
            async for line in making.stdout:
                if ready in line.decode():
                    break
            os.killpg(making.pid, signal.SIGINT)
            _, error = await making.communicate()
        assert (making.returncode, error) == (-signal.SIGINT, b"")
        assert kept(tmp_path) == []
    finally:
        with suppress(ProcessLookupError):
            os.killpg(making.pid, signal.SIGKILL)


async def test_taken_port_gives_way_to_the_next(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        async with demo(tmp_path, "--port", str(port), "--as", "sam") as running:
            other = int(running.address.rsplit(":")[-1].rstrip("/"))
            assert other > port
            assert running.printed == [
                f"Le port {port} est pris : voici le {other}.",
                f"Port {port} is taken: this is {other}.",
                f"Maillon est prêt : http://127.0.0.1:{other}/?as=sam (pour arrêter : Ctrl+C)",
                f"Maillon is ready: http://127.0.0.1:{other}/?as=sam (to stop: Ctrl+C)",
            ]
            assert (await running.asks("api/scene")).status_code == 200


async def test_open_to_others_it_warns_and_knows_its_names(tmp_path: Path) -> None:
    async with demo(tmp_path, "--port", "0", "--host", "0.0.0.0") as running:  # noqa: S104 - what is tried
        assert running.printed[:2] == [
            "Attention : aucun mot de passe; qui peut joindre cette machine peut tout voir ici.",
            "Beware: there is no password; whoever can reach this machine can see it all.",
        ]
        french, others = (one.split(" : ")[-1].split(": ")[-1] for one in running.printed[2:4])
        assert french == others
        where, port = urlsplit(others).hostname, urlsplit(others).port
        assert where != "127.0.0.1"
        assert running.address == f"http://127.0.0.1:{port}/"
        answers = [
            (await running.asks("api/scene", host=name)).status_code
            for name in (socket.gethostname(), where or "", "example.org")
        ]
        assert answers == [200, 200, 403]
