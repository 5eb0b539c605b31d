"""The command line, typed as operators type it."""
