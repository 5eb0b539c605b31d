"""Calls for tenders, and who follows them."""

revision = "2026_11_24_tenders"
down_revision = "2026_11_24_events"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
