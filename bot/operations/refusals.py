"""What stops a verb and can be mended by whoever typed it: one line."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import OperationalError

from bot.errors import Refusal
from bot.settings import SettingsError
from bot.web import CannotListen, PortTaken
from storage.backup import BackupRefused
from storage.db import Busy, Unavailable
from storage.demo import NotEmpty
from storage.schema import SchemaMismatch


class Refused(Refusal):
    """The verb did nothing; its one line, in English, says what to change."""

    def __str__(self) -> str:
        return str(self.phrase)


def mendable(fault: Exception) -> str | None:
    """Return the line for the operator; None for a fault of the program itself."""
    match fault:
        case Refused() | SettingsError() | SchemaMismatch() | BackupRefused() | NotEmpty():
            return _line(fault)
        case PortTaken():
            return f"{_line(fault)}: stop what uses it, or set PORT"
        case CannotListen():
            return f"{_line(fault)}: set HOST or PORT to what this machine may listen on"
        case OperationalError():
            return f"the database cannot be used: {_line(fault.orig or fault)}"
        case Unavailable() | Busy() | sqlite3.OperationalError():
            return f"the database cannot be used: {_line(fault)}"
        case OSError() if fault.strerror:
            return f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror
        case _:
            return None


def _line(fault: BaseException) -> str:
    return " ".join(str(fault).split()) or type(fault).__name__
