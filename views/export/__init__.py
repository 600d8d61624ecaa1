"""Exhibits as files. Every number stays a number, every name stays text."""
