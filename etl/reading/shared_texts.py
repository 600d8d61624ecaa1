"""The shared texts of an .xlsx package: rich text as one text, phonetic hints left out."""

import zipfile

from etl.reading.xml_scan import local_name, safe_parser

_PART = "xl/sharedStrings.xml"


class UncommonTextError(ValueError):
    """A text holds an escape that only a library of the format tells for certain (`_x000D_`)."""


def shared_texts(package: zipfile.ZipFile) -> list[str]:
    """All shared texts in order; raises what the parser raises for a damaged part."""
    if _PART not in package.NameToInfo:
        return []
    xml = package.read(_PART)
    if b"_x" in xml:
        raise UncommonTextError
    scan = _Scan()
    parser = safe_parser()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.characters
    parser.Parse(xml, True)
    return scan.texts


class _Scan:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._in_text = False
        self._phonetic = False

    def start(self, name: str, _: dict[str, str]) -> None:
        element = local_name(name)
        if element == "t":
            self._in_text = not self._phonetic
        elif element == "rPh":
            self._phonetic = True

    def characters(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        element = local_name(name)
        if element == "t":
            self._in_text = False
        elif element == "rPh":
            self._phonetic = False
        elif element == "si":
            self.texts.append("".join(self._pieces))
            self._pieces.clear()
