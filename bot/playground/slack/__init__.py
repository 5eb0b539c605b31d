"""An emulated Slack workspace: its Web API, its events and the hands of its people."""
