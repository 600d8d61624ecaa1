"""The import directions of `docs/architecture.md`, held for every module of the tree."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

FORBIDDEN = {
    "indicators/catalog": (
        "etl",
        "views",
        "pages",
        "duckdb",
        "pandas",
        "streamlit",
        "plotly",
        "openpyxl",
        "xlsxwriter",
    ),
    "indicators": ("etl", "views", "pages", "streamlit", "plotly", "openpyxl", "xlsxwriter"),
    "etl": ("views", "pages", "streamlit", "plotly"),
    "views": ("etl", "pages", "duckdb", "openpyxl"),
    "pages": ("etl", "duckdb", "plotly", "openpyxl", "xlsxwriter"),
}
IN_INDICATORS_EACH_USES_ONLY_THOSE_BEFORE = (
    ("catalog",),
    ("sums",),
    ("resources",),
    ("universal_education", "curriculum_2018", "reporting"),
    ("answers",),
    ("assigned", "over_time", "provenance"),
    ("comparison",),
    ("commands",),
)
ETL_MAY_USE_OF_INDICATORS = (
    "indicators.catalog",
    "indicators.terms",
    "indicators.warehouse",
    "indicators.office_issues",
)


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_a_layer_imports_only_what_lies_below_it(folder: str) -> None:
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(folder)
        for name in imported_names(path)
        if name.split(".")[0] in FORBIDDEN[folder]
    ]
    assert modules(folder), f"{folder} holds no module"
    assert not faults


def test_etl_knows_of_indicators_only_the_catalogue_the_terms_and_the_door() -> None:
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("etl")
        for name in imported_names(path)
        if name.startswith("indicators") and not name.startswith(ETL_MAY_USE_OF_INDICATORS)
    ]
    assert not faults


def test_the_packages_of_indicators_import_in_one_order() -> None:
    order = IN_INDICATORS_EACH_USES_ONLY_THOSE_BEFORE
    place = {package: place for place, packages in enumerate(order) for package in packages}
    folders = {path.name for path in (ROOT / "indicators").iterdir() if (path / "__init__.py").exists()}
    assert folders == set(place), "a package without a place in the order"
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for package in place
        for path in modules(f"indicators/{package}")
        for name in imported_names(path)
        if name.startswith("indicators.") and place.get(name.split(".")[1], -1) > place[package]
    ]
    assert not faults


def module_files(path: Path) -> Iterator[str]:
    """The files of this tree that a module imports: `from views import answers` means the package of that name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            for name in names:
                base = ROOT / name.replace(".", "/")
                for file in (base.with_suffix(".py"), base / "__init__.py"):
                    # `from views.answers import remembering` needs the module; what its package hands on is another question
                    if file.exists() and not (name == node.module and file.name == "__init__.py"):
                        yield str(file.relative_to(ROOT))


@pytest.mark.parametrize("folder", ["etl", "indicators", "views"])
def test_no_modules_import_each_other_in_a_circle(folder: str) -> None:
    graph = {str(path.relative_to(ROOT)): set(module_files(path)) for path in modules(folder)}
    TopologicalSorter(graph).prepare()  # raises CycleError, naming the circle


def test_pages_hold_only_pages() -> None:
    """Thin: a question, its exhibit, and how it is shown."""
    for path in modules("pages"):
        source = path.read_text(encoding="utf-8")
        assert len(source.splitlines()) <= 90, f"{path.name} is more than a page"
        assert "SELECT " not in source, f"{path.name} queries by itself"


def test_no_module_uses_what_the_offline_rule_forbids() -> None:
    forbidden = (r"plotly\.express", r"unsafe_allow_html=True", r"go\.Choropleth", r"\bst\.map\(")
    faults = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in ("views", "pages", "indicators", "etl")
        for path in modules(folder)
        for word in forbidden
        if re.search(word, path.read_text(encoding="utf-8"))
    ]
    assert not faults
