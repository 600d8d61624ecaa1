"""Checks inside one table after its facts were taken. They report and never change a fact."""
