"""From received bytes to a published snapshot: archive, ledger, cache, reconciliation, publication."""
