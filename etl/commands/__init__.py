"""The commands of the contract: `load`, `check`, `facts`, `issues`, `status`. Answers go to standard output only."""
