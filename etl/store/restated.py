"""Files that say again what earlier ones said: saved anew or sent twice under another name. A note, no change of facts."""

from collections.abc import Mapping

import duckdb

from etl.issues import Issue
from etl.store.statements import statement


def restated_issues(
    connection: duckdb.DuckDBPyConnection, names: Mapping[int, str]
) -> list[tuple[int, Issue]]:
    """(file, note) for every judged file that replaced earlier sheets without changing one number. `names` by file."""
    return [
        (
            file,
            Issue("file_restates", facts={"files": ", ".join(dict.fromkeys(names[old] for old in earlier))}),
        )
        for file, earlier in connection.execute(statement("restated")).fetchall()
    ]
