"""Many photos at once, one of them damaged: the others are done and the report names it."""

from person import CONTROL
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QPushButton, QTableView
from steps import close_window, settle

from engine.batch.journal_file import JOURNAL_NAME


def test_a_damaged_photo_stops_no_other(start, album):
    whole = (album / "cat.jpg").read_bytes()
    (album / "damaged.jpg").write_bytes(whole[: len(whole) // 3])
    originals = {path.name: path.read_bytes() for path in album.iterdir()}
    person = start()
    person.press(Qt.Key.Key_B, CONTROL)
    assert person.drop(album, on=person.find("Vividness", QDoubleSpinBox))
    person.wait_for("4 photos to colorize")
    person.click_on("Start", QPushButton)
    person.wait_for("Done, with 1 failure")

    table = person.find("Photos of the run", QTableView)
    (failed,) = lines_of(table)
    assert failed[0] == "damaged.jpg"
    assert any(text.endswith(".") and "Traceback" not in text for text in failed)
    person.choose("Which photos are shown", "All photos (4)")
    assert sorted(line[0] for line in lines_of(table)) == sorted(originals)

    person.click_on("Back to the photos", QPushButton)
    assert person.sees("welcomePage")
    close_window(person)
    person.wait(lambda: not person.window.isVisible(), "the window is closed")
    settle(person)

    results = {path.name for path in album.iterdir()} - {*originals, JOURNAL_NAME}
    assert results == {f"{name}-colorized.{suffix}" for name, suffix in DONE}
    for name in results:
        with Image.open(album / name) as picture:
            assert picture.mode == "RGB"
    for name, content in originals.items():
        assert (album / name).read_bytes() == content


DONE = (("astronaut", "png"), ("cat", "jpg"), ("coffee", "jpg"))


def lines_of(table):
    """The texts of a table, line by line."""
    model = table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
