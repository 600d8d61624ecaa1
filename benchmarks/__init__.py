"""Speed and memory, both sides in one run; each module here is one benchmark: `python -m benchmarks.<name>`, or `make bench`."""
