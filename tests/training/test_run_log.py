from pathlib import Path

from training.run_log import RunLog


def write(path: Path, *rows: tuple[int, float], step: int = 0) -> list[str]:
    with RunLog(path, ["loss"], step=step) as log:
        for row in rows:
            log.add(*row)
    return path.read_text(encoding="utf-8").splitlines()


def test_table_has_a_header_and_a_row_for_every_step(tmp_path: Path) -> None:
    assert write(tmp_path / "log.csv", (1, 0.5), (2, 0.25)) == [
        "step,loss",
        "1,0.5000",
        "2,0.2500",
    ]


def test_resuming_drops_steps_that_are_done_again(tmp_path: Path) -> None:
    write(tmp_path / "log.csv", (1, 0.5), (2, 0.25), (3, 0.125))
    lines = write(tmp_path / "log.csv", (3, 0.75), step=2)
    assert lines == ["step,loss", "1,0.5000", "2,0.2500", "3,0.7500"]


def test_row_that_was_cut_off_is_dropped(tmp_path: Path) -> None:
    write(tmp_path / "log.csv", (1, 0.5))
    with (tmp_path / "log.csv").open("a", encoding="utf-8") as stream:
        stream.write("2")
    assert write(tmp_path / "log.csv", step=2) == ["step,loss", "1,0.5000"]


def test_table_of_other_columns_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("step,speed\n1,3.0\n", encoding="utf-8")
    assert write(tmp_path / "log.csv", (2, 0.5), step=1) == ["step,loss", "2,0.5000"]


def test_row_can_be_read_before_the_run_ends(tmp_path: Path) -> None:
    with RunLog(tmp_path / "log.csv", ["loss"], step=0) as log:
        log.add(1, 0.5)
        assert (tmp_path / "log.csv").read_text(encoding="utf-8").endswith("1,0.5000\n")
