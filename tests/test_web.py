"""What is served over HTTP, within limits, and how it stops."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from statistics import median

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.guard import LARGEST, SizeGuard
from bot.metrics import Metrics
from bot.operations.refusals import mendable
from bot.readiness import DatabaseReadiness
from bot.signals import told_to_stop
from bot.web import CannotListen, PortTaken, WebServer, application, bound
from storage import schema
from storage.db import Store


async def ready() -> str | None:
    return None


async def unready() -> str | None:
    return "schema"


async def measured(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def broken(request: Request) -> Response:
    raise ValueError("Ginette Tremblay")


ROUTES = [Route("/measured", measured, methods=["POST"]), Route("/broken", broken)]


@asynccontextmanager
async def serving(app: Callable[..., object]) -> AsyncIterator[httpx.AsyncClient]:
    server = WebServer(app, bound("127.0.0.1", 0))  # type: ignore[arg-type]  # ASGI's own types
    await server.start()
    url = f"http://127.0.0.1:{server.port}"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        yield client
    await server.drain(1)


@pytest.fixture
async def web() -> AsyncIterator[httpx.AsyncClient]:
    async with serving(application(ROUTES, ready=ready, metrics=Metrics())) as client:
        yield client


async def test_health_is_told(web: httpx.AsyncClient) -> None:
    answers = [await web.get(path) for path in ("/healthz", "/readyz")]
    assert [(one.status_code, one.text) for one in answers] == [(200, "alive"), (200, "ready")]


async def test_unready_process_says_what_is_missing() -> None:
    async with serving(application((), ready=unready, metrics=Metrics())) as client:
        answer = await client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "schema")


async def test_metrics_count_what_was_answered(web: httpx.AsyncClient) -> None:
    await web.get("/healthz")
    await web.get("/nowhere")

    answer = await web.get("/metrics")

    counts = [line for line in answer.text.splitlines() if "http_requests_total{" in line]
    assert counts == [
        'maillon_http_requests_total{status="200"} 1.0',
        'maillon_http_requests_total{status="404"} 1.0',
    ]


async def test_body_reaches_its_route_whole(web: httpx.AsyncClient) -> None:
    answer = await web.post("/measured", content=b"x" * LARGEST)
    assert answer.text == str(LARGEST)


async def test_body_announced_too_large_is_refused(web: httpx.AsyncClient) -> None:
    with capture_logs() as logs:
        answer = await web.post("/measured", content=b"x" * (LARGEST + 1))
    assert (answer.status_code, answer.text) == (413, "too large")
    assert logs == [
        {"event": "request refused", "status": 413, "why": "too large", "log_level": "warning"}
    ]


async def test_body_that_grows_too_large_is_refused(web: httpx.AsyncClient) -> None:
    async def growing() -> AsyncIterator[bytes]:
        for _ in range(9):
            yield b"x" * (LARGEST // 8)

    answer = await web.post("/measured", content=growing())
    assert (answer.status_code, answer.text) == (413, "too large")


async def test_body_that_never_comes_is_refused() -> None:
    app = application(ROUTES, ready=ready, metrics=Metrics())
    guard = SizeGuard(app, counted=Metrics().requests, patience=0.05)
    async with serving(guard) as client:
        reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
        writer.write(b"POST /measured HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx")
        answer = await reader.read()
        writer.close()
    assert answer.startswith(b"HTTP/1.1 408 ")


async def test_broken_route_answers_500_and_goes_on(web: httpx.AsyncClient) -> None:
    answers = [await web.get(path) for path in ("/broken", "/healthz")]
    assert [one.status_code for one in answers] == [500, 200]
    assert "Ginette" not in answers[0].text


async def test_kept_connection_is_answered_at_once(web: httpx.AsyncClient) -> None:
    loop = asyncio.get_running_loop()
    waits = []
    for _ in range(11):
        asked = loop.time()
        await web.post("/measured", content=b"x")
        waits.append(loop.time() - asked)
    # Where the system gathers small packets, each answer but the first waits 40 ms.
    assert median(waits) < 0.03


async def test_server_names_a_port_that_is_taken(web: httpx.AsyncClient) -> None:
    port = web.base_url.port or 0
    with pytest.raises(PortTaken, match=f"cannot listen on 127.0.0.1:{port}: "):
        bound("127.0.0.1", port)


def test_server_that_may_not_listen_there_does_not_say_that_the_port_is_taken() -> None:
    elsewhere = "192.0.2.1"  # of nobody, by RFC 5737
    with pytest.raises(CannotListen) as refused:
        bound(elsewhere, 0)

    assert not isinstance(refused.value, PortTaken)
    assert mendable(refused.value) == (
        "cannot listen on 192.0.2.1:0: Cannot assign requested address: "
        "set HOST or PORT to what this machine may listen on"
    )


async def test_stop_lets_a_request_under_way_end() -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def slow(_: Request) -> Response:
        begun.set()
        await gate.wait()
        return PlainTextResponse("done")

    app = application([Route("/slow", slow)], ready=ready, metrics=Metrics())
    server = WebServer(app, bound("127.0.0.1", 0))
    await server.start()
    url = f"http://127.0.0.1:{server.port}"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        asked = asyncio.create_task(client.get("/slow"))
        await begun.wait()
        stopping = asyncio.create_task(server.drain(1))
        await asyncio.wait({stopping}, timeout=0.2)
        gate.set()
        assert (await asked).text == "done"
        await stopping
        with pytest.raises(httpx.ConnectError):
            await client.get("/healthz")


@pytest.fixture
def signals() -> Iterator[None]:
    """Leave to the tests the signals that they had."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_process_is_told_to_stop_and_not_twice(how: signal.Signals) -> None:
    with told_to_stop() as told:
        assert not told.is_set()
        os.kill(os.getpid(), how)
        await told.wait()
        os.kill(os.getpid(), how)
    os.kill(os.getpid(), how)


@pytest.mark.usefixtures("signals")
async def test_process_that_was_not_told_to_stop_hears_signals_as_before() -> None:
    with told_to_stop():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


# Readiness


async def test_database_with_its_schema_is_ready(store: Store, database_url: str) -> None:
    assert await DatabaseReadiness(store, database_url)() is None


async def test_database_with_another_schema_is_not_ready(store: Store, database_url: str) -> None:
    with schema.connect(database_url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'another'")
    assert await DatabaseReadiness(store, database_url)() == "schema"


async def test_database_that_is_gone_is_not_ready(store: Store, database_url: str) -> None:
    await store.close()
    assert await DatabaseReadiness(store, database_url)() == "database"


async def test_readiness_asks_again_only_after_a_while(store: Store, database_url: str) -> None:
    seconds = iter([0.0, 0.0, 1.9, 2.1, 2.1])
    readiness = DatabaseReadiness(store, database_url, lambda: next(seconds))
    first = await readiness()
    await store.close()
    assert (first, await readiness(), await readiness()) == (None, None, "database")
