"""May a text be the name of a person? Answers rather too often than too seldom: such a text is not kept.

Knows the words of `layout.toml`; knows no cells.
"""

import re
from functools import lru_cache

from etl.forms.words.layout import layout_words
from etl.text import fold, nfc

_WORD = re.compile(r"[^\W\d_]+")
_MOST_PARTS = 5


@lru_cache(maxsize=4096)
def is_full_name(text: str) -> bool:
    """A full name as people write it: "Lò Thị Hoa"."""
    parts = text.split()
    if not 2 <= len(parts) <= _MOST_PARTS or not all(part.isalpha() and part[:1].isupper() for part in parts):
        return False
    return fold(parts[0]) in layout_words()["persons"]["family_names"] and not text.isupper()


@lru_cache(maxsize=4096)
def may_name_person(text: str) -> bool:
    """A word in title case that does not open the text, a word of address ("cô Hoa"), a family name before others, or one
    word alone that is no usual answer."""
    words = _WORD.findall(nfc(text))
    if any(word[0].isupper() and not word.isupper() for word in words[1:]):
        return True
    plain, persons = [fold(word) for word in words], layout_words()["persons"]
    if len(words) == 1 and words[0].istitle() and len(words[0]) > 1:
        return plain[0] not in persons["answers"]
    return len(words) > 1 and (plain[0] in persons["family_names"] or plain[0] in persons["address"])
