"""Presentation: exhibits, charts, tables, Vietnamese formats, exports, the screen. Never queries the warehouse itself."""
