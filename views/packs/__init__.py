"""Packs for a meeting: pinned views in order and sections, ready-made or saved, asked again for any year and unit."""
