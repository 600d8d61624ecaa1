"""`explain`: how one workbook was understood, as text for a person or as JSON."""

import json
from dataclasses import asdict
from pathlib import Path

from etl.commands.exits import CommandError, Exit
from etl.commands.texts import say
from etl.explain.lines import lines
from etl.explain.model import FileView
from etl.explain.sheets import issue_view
from etl.explain.workbook import file_view
from etl.reading.isolation import read_isolated


def run_explain(path: Path, as_json: bool) -> Exit:
    """Explains one file; a file that cannot be read is answered with its reason and `FAULTS`."""
    if not path.is_file():
        raise CommandError(Exit.USAGE, say("error_no_path", path=path))
    reading = next(reading for _, reading in read_isolated([path]))
    refused = [issue for issue in reading.issues if issue.severity == "refuse"]
    view = FileView(path.name, [], [issue_view(issue) for issue in refused]) if refused else file_view(path)
    print(json.dumps(asdict(view), ensure_ascii=False, indent=2) if as_json else "\n".join(lines(view)))
    return Exit.FAULTS if refused else Exit.WELL
