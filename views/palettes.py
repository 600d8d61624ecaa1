"""The palettes of the screen: light as on paper, dark, high contrast. A figure is drawn for paper and translated here.

A palette says for every colour of paper what stands in its place, and how Streamlit's own page is coloured. Letters and
what they stand on are translated alike: white letters on blue become dark letters on a light blue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from views import theme

LIGHT, DARK, CONTRAST = "light", "dark", "contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """`marks`: colour of paper → colour shown, the same where none is named; `page`, `sidebar`: fields of Streamlit's theme."""

    is_dark: bool = False
    marks: Mapping[str, str] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)
    sidebar: Mapping[str, str] = field(default_factory=dict)

    def shown(self, colour: str) -> str:
        """What stands in place of a colour of paper."""
        return self.marks.get(colour, colour)

    def translated(self, part: Any) -> Any:
        """A figure, or any part of one, in the colours of this palette."""
        if not self.marks:
            return part
        if isinstance(part, str):
            return self.shown(part)
        if isinstance(part, Mapping):
            return {key: self.translated(value) for key, value in part.items()}
        if isinstance(part, list | tuple):
            return [self.translated(value) for value in part]
        return part


_DARK_MARKS = {
    theme.MISSING: "#12171C",
    theme.TEXT: "#F1F3F5",
    theme.TARGET: "#FFFFFF",
    theme.QUIET: "#B6C0CA",
    theme.HATCH: "#8C97A3",
    theme.EDGE: "#9AA7B4",
    theme.GRID: "#39434E",
    theme.NOT_YET: "#262E36",
    theme.BAND: "rgba(86,180,233,0.25)",
    theme.ACCENT: "#56B4E9",
    theme.FAILING: "#FF9D5C",
    theme.NEAR: "#7A5C00",
    theme.CONTEXT: "#55606B",
    theme.PALE: "#222A32",
    theme.HALO: theme.HALO.replace(theme.MISSING, "#12171C"),
    # One hue in steps, palest on paper first.
    "#EFF6FC": "#1A2733",
    "#C6DBEF": "#1E3D5C",
    "#9ECAE1": "#24527A",
    "#6BAED6": "#2A6496",
    "#2A75B5": "#7FBDEB",
    "#08519C": "#A9D2F3",
    # Conditions that fail, the first in causal order first.
    "#DB7333": "#9C5526",
    "#E58A4B": "#7A4622",
    "#F0AE80": "#6A4428",
    "#F8D77F": "#5A4A1A",
    "#FBE7B5": "#4A4028",
    "#FDF3DC": "#3A3526",
    # Results and reasons.
    "#8C9A6B": "#4A5432",
    "#D9D9D9": "#3D464F",
    "#7A6A9B": "#B9A8DC",
    "#C9A0A0": "#6B4A4A",
    "#5D7B6F": "#8FB5A5",
    "#B8C4CE": "#46525D",
}
_CONTRAST_MARKS = {
    theme.TEXT: "#000000",
    theme.QUIET: "#000000",
    theme.HATCH: "#4D4D4D",
    theme.EDGE: "#000000",
    theme.GRID: "#C4C4C4",
    theme.BAND: "rgba(0,76,127,0.25)",
    theme.ACCENT: "#004C7F",
    theme.FAILING: "#8A2E00",
    theme.NEAR: "#FFD24D",
    "#6BAED6": "#7DBBE6",
    "#2A75B5": "#00579C",
    "#08519C": "#003366",
    "#7A6A9B": "#4F3D7A",
    "#5D7B6F": "#2F5244",
}

PALETTES: Mapping[str, Palette] = {
    LIGHT: Palette(),
    DARK: Palette(
        is_dark=True,
        marks=_DARK_MARKS,
        page={
            "primary_color": "#56B4E9",
            "background_color": "#12171C",
            "secondary_background_color": "#1D252D",
            "text_color": "#F1F3F5",
            "border_color": "#5A6774",
            "link_color": "#8CC8F2",
            "orange_text_color": "#FFB98A",
            "yellow_text_color": "#FFE08A",
            "blue_text_color": "#A9D2F3",
            "dataframe_header_background_color": "#26313B",
        },
        sidebar={"background_color": "#1A2128", "secondary_background_color": "#12171C"},
    ),
    CONTRAST: Palette(
        marks=_CONTRAST_MARKS,
        page={
            "primary_color": "#00406B",
            "background_color": "#FFFFFF",
            "secondary_background_color": "#FFFFFF",
            "text_color": "#000000",
            "border_color": "#000000",
            "link_color": "#002B80",
            "orange_text_color": "#5A1E00",
            "yellow_text_color": "#3D2F00",
            "blue_text_color": "#00264D",
            "dataframe_border_color": "#000000",
            "dataframe_header_background_color": "#E0E0E0",
        },
        sidebar={"background_color": "#FFFFFF", "secondary_background_color": "#FFFFFF"},
    ),
}
"""Code in the session → palette. The page of the light one stands in `.streamlit/config.toml`."""
