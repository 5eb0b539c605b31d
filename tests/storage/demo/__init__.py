"""The demo cohorts: the rules that make them up, and what they are in a database."""
