"""Planned cells → readings and mentions of units; what must not become a fact, and what was not read."""
