"""Lists the studies; needs no torch."""

from desktop.cli.console import put
from training.evaluation.table import Column, Table
from training.studies.catalog import list_studies


def put_studies() -> None:
    """Print a table of all studies.

    Raises:
        TrainingError: a study has a mistake.
    """
    columns = (
        Column("name", "study", is_text=True),
        Column("title", is_text=True),
        Column("source", "after", is_text=True),
        Column("trainings"),
    )
    rows = tuple(
        (entry.name, entry.title, entry.source, entry.trainings) for entry in list_studies()
    )
    put(Table("Studies", columns, rows).to_text())
