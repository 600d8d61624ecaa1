"""The one place where the dashboard leans on Streamlit's inside: who updates Streamlit reads here what to look at."""

from pathlib import Path

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime.app_session import AppSession

from views import theme_switch
from views.palettes import PALETTES


def test_streamlit_still_builds_the_message_that_begins_a_run_where_the_palette_is_put_in() -> None:
    assert callable(getattr(AppSession, theme_switch.BEGINS_A_RUN, None)), (
        f"Streamlit has no AppSession.{theme_switch.BEGINS_A_RUN} any more: pages stay light. "
        "Look for where `new_session.custom_theme` is filled and name that method in views/theme_switch.py"
    )


@pytest.mark.parametrize("code", PALETTES)
def test_every_colour_of_a_palette_is_a_field_that_streamlit_knows(code: str) -> None:
    known = set(CustomThemeConfig.DESCRIPTOR.fields_by_name)
    palette = PALETTES[code]
    assert {*palette.page, *palette.sidebar, "base", "sidebar"} <= known


def test_a_version_of_streamlit_without_that_message_still_serves_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(theme_switch, "BEGINS_A_RUN", "_moved_elsewhere")
    theme_switch.paint_pages()
    assert not hasattr(AppSession, "_moved_elsewhere")


def test_no_other_module_leans_on_streamlits_inside() -> None:
    views = Path(theme_switch.__file__).parent
    leaning = {
        path.name
        for path in views.rglob("*.py")
        if "streamlit.runtime" in path.read_text(encoding="utf-8")
        or "streamlit.proto" in path.read_text(encoding="utf-8")
    }
    assert leaning == {"theme_switch.py", "server.py"}
