import csv
import io
import json
from math import inf, nan
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.photo.errors import PhotoError
from training.evaluation.table import Better, Column, Table, TableFormat, write_table

COLUMNS = (
    Column("method", is_text=True),
    Column("psnr", "PSNR", digits=2, better=Better.HIGHER),
    Column("mse", "MSE", digits=4, better=Better.LOWER),
    Column("photos"),
)
TABLE = Table(
    "Colors",
    COLUMNS,
    (("base", 23.456789, 0.00512, 819), ("another method", 9.5, None, 7)),
    notes=("FID is missing.",),
)


def test_text_aligns_words_left_and_numbers_right() -> None:
    assert TABLE.render(TableFormat.TEXT).splitlines() == [
        "Colors",
        "",
        "method           PSNR     MSE  photos",
        "base            23.46  0.0051     819",
        "another method   9.50       -       7",
        "",
        "FID is missing.",
    ]


def test_markdown_says_which_values_are_better() -> None:
    assert TABLE.render(TableFormat.MARKDOWN).splitlines() == [
        "**Colors**",
        "",
        "| method | PSNR ↑ | MSE ↓ | photos |",
        "| :--- | ---: | ---: | ---: |",
        "| base | 23.46 | 0.0051 | 819 |",
        "| another method | 9.50 | - | 7 |",
        "",
        "FID is missing.",
    ]


def test_markdown_keeps_a_name_with_a_bar_in_its_cell() -> None:
    table = Table("t", (Column("name", is_text=True),), (("a|b\nc",),))
    assert table.to_markdown().splitlines()[-1] == "| a\\|b c |"


def test_json_holds_values_in_full_by_the_names_of_their_columns() -> None:
    assert json.loads(TABLE.render(TableFormat.JSON)) == {
        "title": "Colors",
        "rows": [
            {"method": "base", "psnr": 23.456789, "mse": 0.00512, "photos": 819},
            {"method": "another method", "psnr": 9.5, "mse": None, "photos": 7},
        ],
        "notes": ["FID is missing."],
    }


@pytest.mark.parametrize("value", [inf, -inf, nan])
def test_json_has_null_for_what_it_cannot_write(value: float) -> None:
    table = Table("t", (Column("x"),), ((value,),))
    assert json.loads(table.to_json())["rows"] == [{"x": None}]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, st.floats(allow_nan=False)), min_size=1))
def test_csv_gives_every_value_back(rows: list[tuple[str, float]]) -> None:
    table = Table("t", (Column("name", is_text=True), Column("x", digits=1)), tuple(rows))
    stored = list(csv.reader(io.StringIO(table.to_csv(), newline="")))
    assert stored[0] == ["name", "x"]
    assert [(name, float(x)) for name, x in stored[1:]] == rows


def test_table_on_its_side_has_a_row_for_every_figure() -> None:
    assert TABLE.on_its_side().render(TableFormat.TEXT).splitlines()[2:6] == [
        "figure    base  another method  better",
        "PSNR     23.46            9.50  higher",
        "MSE     0.0051               -  lower",
        "photos     819               7",
    ]


def test_rows_of_tables_with_the_same_columns_are_joined() -> None:
    other = Table("Other", COLUMNS, (("third", 1.0, 1.0, 1),), TABLE.notes)
    joined = TABLE.with_rows_of([other])
    assert [row[0] for row in joined.rows] == ["base", "another method", "third"]
    assert joined.notes == TABLE.notes
    with pytest.raises(ValueError, match="other columns"):
        TABLE.with_rows_of([Table("t", COLUMNS[:1], (("x",),))])


def test_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="4 values"):
        Table("t", COLUMNS, (("base", 1.0),))


def test_files_hold_the_three_forms(tmp_path: Path) -> None:
    (tmp_path / "table.md").write_text("of an earlier run", encoding="utf-8")
    paths = write_table(TABLE, tmp_path)
    assert [path.name for path in paths] == ["table.md", "table.csv", "table.json"]
    assert paths[0].read_text(encoding="utf-8") == TABLE.to_markdown() + "\n"
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="does not exist"):
        write_table(TABLE, tmp_path / "nowhere")
