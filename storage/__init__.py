"""The memory: one module per entity, and nothing of chat."""
