"""A few threads with a bounded queue before them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from storage.db import Busy, Closed

P = ParamSpec("P")
T = TypeVar("T")


class Crew:
    """Like an executor, but a call beyond the bound is refused at once with Busy."""

    def __init__(self, threads: int, queue: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="crew")
        self._places = threading.BoundedSemaphore(queue)

    def submit(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            future = self._threads.submit(call, *args, **kwargs)
        except RuntimeError as error:
            self._places.release()
            raise Closed from error
        future.add_done_callback(lambda _: self._places.release())
        return future

    def shut(self) -> None:
        """Finish all that was taken."""
        self._threads.shutdown()
