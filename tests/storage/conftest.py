"""A small cohort in each database."""

import pytest

from storage.db import Store
from tests.storage import samples
from tests.storage.samples import Sample


@pytest.fixture
def sample(store: Store) -> Sample:
    return store.run_sync(samples.fill)
