"""One address, several Streamlit servers behind it: what an office starts where many people look at once.

Streamlit serves everybody from one process, and one Python process uses one processor. Here a parent passes each visitor's
connections to one of several ordinary servers (`workers`, `relay`), which says in a cookie who it is (`sticky`), and lets
one child work out for all of them what pages open with (`ahead`). Knows nothing of pages and figures.
"""
