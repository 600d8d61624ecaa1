"""Exhibits by subject: frames of answers in, `Exhibit` out. No query, no screen; the page connects the two."""
