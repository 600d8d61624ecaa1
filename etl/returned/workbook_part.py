"""The workbook part with one more sheet in front: everything that counts sheets by position moves by one.

Knows the list of sheets; knows no cells.
"""

from dataclasses import dataclass

from etl.returned.errors import UnpatchableError
from etl.returned.package import RELATIONS, Package
from etl.returned.xml_edit import Edits, Element, escaped, find_elements

WORKBOOK = "xl/workbook.xml"
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook part lists it."""

    name: str
    part: str
    element: Element


class WorkbookPart:
    """`xl/workbook.xml` of a package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.edits = Edits(package.read(WORKBOOK))
        self._elements = find_elements(self.edits.xml)
        if "purl.oclc.org" in str(self._elements[0].attributes):
            raise UnpatchableError("strict")
        targets = package.targets(WORKBOOK, "worksheet")
        self.sheets = [
            ListedSheet(e.attributes["name"], targets.get(_relation(e), ""), e)
            for e in self._elements
            if e.name == "sheet"
        ]

    def insert_first(
        self, name: str, relation: str, former: ListedSheet | None, print_title_rows: str
    ) -> str:
        """Lists a new sheet before all others, in place of `former` if given; returns the name that was free."""
        parent = next((e for e in self._elements if e.name == "sheets"), None)
        if parent is None or not self.sheets:
            raise UnpatchableError("no sheets")
        name = self._free_name(name, former)
        number = 1 + max(int(sheet.element.attributes["sheetId"]) for sheet in self.sheets)
        text = f'<{parent.prefix}sheet xmlns:r="{RELATIONS}" name="{escaped(name)}" sheetId="{number}" r:id="{relation}"/>'
        self.edits.replace(parent.inner, parent.inner, text.encode())
        if former:
            self.edits.replace(former.element.start, former.element.end, b"")
        self._shift_names(former)
        self._add_print_titles(name, print_title_rows, parent)
        self._show_first()
        return name

    def _free_name(self, name: str, former: ListedSheet | None) -> str:
        taken = {sheet.name.casefold() for sheet in self.sheets if sheet is not former}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{name[: _LONGEST_NAME - 5]} ({number})"
        return free

    def _shift_names(self, former: ListedSheet | None) -> None:
        """Names that belong to one sheet count it by position; those of the replaced sheet go with it."""
        replaced = self.sheets.index(former) if former else len(self.sheets)
        for element in self._elements:
            position = element.attributes.get("localSheetId") if element.name == "definedName" else None
            if position is None:
                continue
            if int(position) == replaced:
                self.edits.replace(element.start, element.end, b"")
            elif int(position) < replaced:
                self.edits.set_attributes(element, localSheetId=str(int(position) + 1))

    def _add_print_titles(self, name: str, rows: str, sheets: Element) -> None:
        quoted = name.replace("'", "''")
        p = sheets.prefix
        text = f'<{p}definedName name="_xlnm.Print_Titles" localSheetId="0">\'{escaped(quoted)}\'!{rows}</{p}definedName>'
        names = next((e for e in self._elements if e.name == "definedNames" and e.depth == 1), None)
        if names is not None:
            self.edits.append(names, text.encode())
            return
        before = [
            e for e in self._elements if e.depth == 1 and e.name in ("functionGroups", "externalReferences")
        ]
        place = max([sheets.end, *(e.end for e in before)])
        self.edits.replace(place, place, f"<{p}definedNames>{text}</{p}definedNames>".encode())

    def _show_first(self) -> None:
        for element in self._elements:
            if element.name == "workbookView":
                self.edits.set_attributes(element, activeTab="0", firstSheet="0")


def _relation(sheet: Element) -> str:
    return next((value for key, value in sheet.attributes.items() if key.endswith(":id")), "")
