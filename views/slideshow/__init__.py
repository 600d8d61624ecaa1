"""A pack in the browser: one HTML file, full screen, driven by keys, without network."""
