"""Tests of `etl.store`."""
