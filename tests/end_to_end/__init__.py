"""The program as it is started for good: processes, real HTTP, real clients, real signals."""
