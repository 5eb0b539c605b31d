"""What the verbs of the command line do."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from bot import logs
from bot.app import App, features, until_stopped
from bot.clock import Clock
from bot.i18n import LANGUAGES, Languages
from bot.settings import Settings, SettingsError
from storage import bots, codes, organizations, people, schema
from storage import cohorts as cohort_rows
from storage.db import Store, Unavailable, open_store
from storage.organizations import Kind
from storage.people import Role
