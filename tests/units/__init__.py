"""Tests of `etl.units`."""
