"""A chart as an image: rendered without a browser, in the bundled fonts, with the words and bars of the drawing."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
from PIL import Image, ImageFont

from views import downloads, theme
from views.charts import bullets
from views.exhibit import Exhibit
from views.export import png

FONTS = Path(png.__file__).with_name("fonts")
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
SIGNS = "“”…–—≥−→←✓✗▲▴▾▸◂●⓪①②③?%"


def exhibit_of(*values: float | None) -> Exhibit:
    rows = [bullets.BulletRow(f"Xã số {i}", value, 80.0, ("x",)) for i, value in enumerate(values)]
    chart = bullets.Bullets(rows, ("Có",), " %")
    return Exhibit(
        "Bao nhiêu?", "Đã đạt 60 %.", pd.DataFrame({"a": [1]}), (), chart=chart, stamp="SỐ LIỆU MÔ PHỎNG"
    )


def image_of(exhibit: Exhibit) -> Image.Image:
    return Image.open(io.BytesIO(downloads.image(exhibit))).convert("RGB")


def has(font: ImageFont.FreeTypeFont, sign: str) -> bool:
    """Whether a font draws a sign and not the box of an unknown one."""
    return bytes(font.getmask(sign)) != bytes(font.getmask("\ufffe"))


def test_the_bundled_fonts_hold_every_vietnamese_letter_and_every_sign_of_a_chart() -> None:
    fonts = {path.name: ImageFont.truetype(str(path), 40) for path in FONTS.glob("*.ttf")}
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        assert not [letter for letter in VIETNAMESE + VIETNAMESE.upper() if not has(fonts[name], letter)]
    assert not [sign for sign in SIGNS if not any(has(font, sign) for font in fonts.values())]


def test_an_image_is_twice_as_large_as_its_drawing() -> None:
    exhibit = exhibit_of(60.0)
    size = ElementTree.fromstring(downloads.picture(exhibit)).attrib
    assert image_of(exhibit).size == (2 * int(size["width"]), 2 * int(size["height"]))


def test_bars_of_an_image_are_as_long_as_their_values() -> None:
    picture = image_of(exhibit_of(20.0, 40.0))
    accent = tuple(int(theme.ACCENT[i : i + 2], 16) for i in (1, 3, 5))
    pixels = picture.load()
    assert pixels is not None
    lengths = [sum(pixels[x, y] == accent for x in range(picture.width)) for y in range(picture.height)]
    longest = max(lengths)
    shorter = max(length for length in lengths if 0 < length < longest * 0.8)
    assert abs(longest / shorter - 2) < 0.02


def test_words_of_an_image_are_drawn() -> None:
    plain, stamped = exhibit_of(60.0), exhibit_of(60.0)
    object.__setattr__(plain, "stamp", "")
    ink = [sum(1 for v in image_of(e).convert("L").tobytes() if v < 90) for e in (plain, stamped)]
    assert ink[1] > ink[0] + 500


def test_an_exhibit_without_a_chart_has_no_image() -> None:
    assert downloads.image(Exhibit("?", "", pd.DataFrame(), ())) == b""
