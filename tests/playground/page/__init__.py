"""The page, over real HTTP."""
