"""What is counted, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

_DELAYS = (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200)


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.posts = Counter(
            "maillon_posts", "Posts handled, by outcome", ["outcome"], registry=self._registry
        )
        self.edits = Counter(
            "maillon_edits", "Edits handled, by outcome", ["outcome"], registry=self._registry
        )
        self.delay = Histogram(
            "maillon_post_delay_seconds",
            "From when a post was due to when it was sent",
            buckets=_DELAYS,
            registry=self._registry,
        )
        self.requests = Counter(
            "maillon_http_requests", "HTTP requests, by status", ["status"], registry=self._registry
        )

    def text(self) -> bytes:
        """Write all of them in Prometheus's text format."""
        return generate_latest(self._registry)
