"""Opens the store of a database: only the driver in use is loaded."""

from storage.db import Store, database_url

QUEUE = 1000  # works that may wait; more than that is answered at once with Busy
PATIENCE = 5.0  # seconds spent on a lock, a conflict or a lost connection before Unavailable


def open_store(url: str, *, queue: int = QUEUE, patience: float = PATIENCE) -> Store:
    """The store of a database whose schema is up to date."""
    address = database_url(url)
    if address.get_backend_name() == "sqlite":
        from storage.sqlite import SqliteStore  # noqa: PLC0415 (only the driver in use is loaded)

        return SqliteStore(address, queue=queue, patience=patience)
    from storage.postgres import PostgresStore  # noqa: PLC0415 (the same)

    return PostgresStore(address, queue=queue, patience=patience)
