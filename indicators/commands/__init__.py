"""The command line `python -m indicators`: which question each command asks, and how its answer is written."""
