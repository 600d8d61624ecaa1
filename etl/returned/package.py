"""The parts of an .xlsx package: which part refers to which, and what each is. Knows no cells."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from etl.returned.errors import UnpatchableError
from etl.returned.xml_edit import Edits, escaped, find_elements

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_EMPTY_RELATIONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE_RELATIONS}"></Relationships>'


@dataclass(slots=True)
class Package:
    """A package and the parts that were changed, added or taken out; the others are copied as they are."""

    source: zipfile.ZipFile
    changed: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def read(self, part: str) -> bytes:
        """A part as it now is; raises `UnpatchableError` where there is none."""
        if part in self.changed:
            return self.changed[part]
        try:
            return self.source.read(part)
        except KeyError as error:
            raise UnpatchableError(part) from error

    def has(self, part: str) -> bool:
        return part in self.changed or (part in self.source.NameToInfo and part not in self.removed)

    def write(self, part: str, content: bytes) -> None:
        self.changed[part] = content

    def remove(self, part: str) -> None:
        """Takes a part out, with its type and its own relations."""
        self.removed |= {part, _relations_of(part)}
        self._edit_type(part, None)

    def unused_part(self, pattern: str) -> str:
        """The first free name of a pattern such as `xl/comments{}.xml`."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def targets(self, part: str, kind: str) -> dict[str, str]:
        """Relation id → part, of the relations of a kind (last word of its type)."""
        relations = _relations_of(part)
        if not self.has(relations):
            return {}
        folder = posixpath.dirname(part)
        return {
            element.attributes["Id"]: posixpath.normpath(
                posixpath.join("/", folder, element.attributes["Target"])
            ).lstrip("/")
            for element in find_elements(self.read(relations))
            if element.name == "Relationship" and element.attributes.get("Type", "").endswith(f"/{kind}")
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Adds a relation; returns its id."""
        relations = _relations_of(part)
        xml = self.read(relations) if self.has(relations) else _EMPTY_RELATIONS.encode()
        elements = find_elements(xml)
        taken = {element.attributes.get("Id") for element in elements}
        number = len(elements)
        while f"rId{number}" in taken:
            number += 1
        edits = Edits(xml)
        path = posixpath.relpath(target, posixpath.dirname(part))
        edits.append(
            elements[0],
            f'<{elements[0].prefix}Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{escaped(path)}"/>'.encode(),
        )
        self.write(relations, edits.result())
        return f"rId{number}"

    def unrelate(self, part: str, target: str) -> None:
        """Takes out the relations to a part."""
        relations = _relations_of(part)
        kinds = ("worksheet", "vbaProject", "calcChain")
        ids = {key for kind in kinds for key, value in self.targets(part, kind).items() if value == target}
        edits = Edits(self.read(relations))
        for element in find_elements(edits.xml):
            if element.attributes.get("Id") in ids:
                edits.replace(element.start, element.end, b"")
        self.write(relations, edits.result())

    def declare(self, part: str, content_type: str) -> None:
        """States the type of a new part."""
        self._add_type(f'Override PartName="/{escaped(part)}"', content_type)

    def declare_extension(self, extension: str, content_type: str) -> None:
        """States the type of all parts of an extension, unless it is stated."""
        known = {e.attributes.get("Extension", "").lower() for e in find_elements(self.read(_CONTENT_TYPES))}
        if extension not in known:
            self._add_type(f'Default Extension="{extension}"', content_type)

    def change_type(self, part: str, content_type: str) -> None:
        """States another type of a part."""
        self._edit_type(part, content_type)

    def content(self) -> bytes:
        """The package as bytes; parts that were not touched keep their bytes and their order."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in self.source.infolist():
                if info.filename not in self.removed and not info.is_dir():
                    copy.writestr(info.filename, self.read(info.filename))
            for part, content in self.changed.items():
                if part not in self.source.NameToInfo:
                    copy.writestr(part, content)
        return target.getvalue()

    def _add_type(self, beginning: str, content_type: str) -> None:
        edits = Edits(self.read(_CONTENT_TYPES))
        root = find_elements(edits.xml)[0]
        edits.append(root, f'<{root.prefix}{beginning} ContentType="{content_type}"/>'.encode())
        self.write(_CONTENT_TYPES, edits.result())

    def _edit_type(self, part: str, content_type: str | None) -> None:
        edits = Edits(self.read(_CONTENT_TYPES))
        for element in find_elements(edits.xml):
            if element.attributes.get("PartName") == f"/{part}":
                if content_type is None:
                    edits.replace(element.start, element.end, b"")
                else:
                    edits.set_attributes(element, ContentType=content_type)
        self.write(_CONTENT_TYPES, edits.result())


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"
