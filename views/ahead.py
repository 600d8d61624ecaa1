"""How a server comes by what pages open with, worked out ahead: the words of the environment that say so."""

AHEAD = "DASHBOARD_AHEAD"
"""Environment: "no" leaves the child process out that works out ahead what pages open with; the pages then ask as they come."""
GIVEN = "given"
"""Its value for a server among several: what one child has worked out for all comes in on the standard input."""
