"""Who may do what: the sets of roles that commands and buttons are for."""

from __future__ import annotations

from typing import Final

from storage.people import Role

COORDINATORS: Final = frozenset({Role.COORDINATOR})
MANAGERS: Final = frozenset({Role.MANAGER})
