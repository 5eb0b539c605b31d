"""Who may do what: the sets of roles that commands and buttons are for."""

from __future__ import annotations

from typing import Final

from storage.people import Role

CHAMPIONS: Final = frozenset({Role.CHAMPION})
COORDINATORS: Final = frozenset({Role.COORDINATOR})
MANAGERS: Final = frozenset({Role.MANAGER})
SELLERS: Final = MANAGERS | COORDINATORS
"""Who logs entries: enterprises, and coordinators on their behalf."""
