"""Exhibits as PowerPoint: native charts and tables that the head of department can edit, sentence titles, notes with sources."""
