"""Socket Mode: envelopes to the app over its own web sockets, acknowledged by id."""

import asyncio
import dataclasses
import json
import uuid
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.slack.delivery import Delivery, Failure, Sort
from bot.playground.slack.model import Json
from bot.playground.slack.workspace import Workspace

MOST_LINKS = 10
ANSWERABLE = frozenset({"view_submission", "block_suggestion"})


def _hello(app_id: str, number: int) -> Json:
    return {
        "type": "hello",
        "num_connections": number,
        "debug_info": {"host": "playground", "approximate_connection_time": 18060},
        "connection_info": {"app_id": app_id},
    }


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}


def envelope_of(delivery: Delivery) -> Json:
    """Wrap what is sent, with an id to acknowledge it by."""
    answerable = delivery.sort is Sort.COMMAND or delivery.payload.get("type") in ANSWERABLE
    envelope: Json = {
        "envelope_id": str(uuid.uuid4()),
        "type": delivery.sort.value,
        "payload": delivery.payload,
        "accepts_response_payload": answerable,
    }
    if delivery.sort is Sort.EVENT:
        envelope["retry_attempt"] = delivery.attempt
        envelope["retry_reason"] = delivery.reason.removeprefix("http_")
    return envelope


@dataclass(slots=True)
class SocketLine:
    """The app's open sockets, in turn."""

    slack: Workspace
    _links: list[WebSocket] = field(default_factory=list)
    _waiting: dict[str, "asyncio.Future[Json | None]"] = field(default_factory=dict)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def serve(self, websocket: WebSocket) -> None:
        """Keep one socket until either side leaves."""
        if websocket.query_params.get("ticket") not in self.slack.link_tickets:
            await websocket.close()
            return
        self.slack.link_tickets.discard(websocket.query_params["ticket"])
        await websocket.accept()
        if len(self._links) >= MOST_LINKS:
            await websocket.send_json(_goodbye("too_many_websockets"))
            await websocket.close()
            return
        await websocket.send_json(_hello(self.slack.app.id, len(self._links) + 1))
        await self._note(websocket, joined=True)
        try:
            async for text in websocket.iter_text():
                self._acknowledge(json.loads(text))
        finally:
            await self._note(websocket, joined=False)

    async def _note(self, websocket: WebSocket, *, joined: bool) -> None:
        async with self._changed:
            if joined:
                self._links.append(websocket)
            elif websocket in self._links:
                self._links.remove(websocket)
            self._changed.notify_all()

    def _acknowledge(self, answer: Json) -> None:
        waiting = self._waiting.pop(str(answer.get("envelope_id")), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(answer.get("payload"))

    async def connected(self, number: int = 1) -> None:
        """Wait until the app has that many sockets."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self._links) == number)

    async def send(self, delivery: Delivery, patience: float) -> Delivery:
        """Send an envelope down one socket, and wait for its acknowledgement."""
        if not self._links:
            return dataclasses.replace(delivery, failure=Failure.UNREACHABLE)
        self._links.append(link := self._links.pop(0))
        envelope = envelope_of(delivery)
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = waiting
        try:
            await link.send_json(envelope)
            answer = await asyncio.wait_for(waiting, patience)
        except TimeoutError:
            return dataclasses.replace(delivery, failure=Failure.TIMEOUT)
        except WebSocketDisconnect:
            return dataclasses.replace(delivery, failure=Failure.UNREACHABLE)
        return dataclasses.replace(delivery, answer=answer, status=200)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every socket that it ends: the app opens another, and closes this one itself."""
        async with self._changed:
            leaving, self._links = self._links, []
        for websocket in leaving:
            await websocket.send_json(_goodbye(reason))
