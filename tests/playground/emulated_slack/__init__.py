"""Tests of the emulated Slack, with Slack's own client and Bolt."""
