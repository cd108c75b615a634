"""What a run has to ask before it can begin, in words, with all ways to go on."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.batch.decision_box import Answer, Question
from desktop.batch.order import Course
from desktop.sentences import in_user_language
from engine.batch.resume import OtherPresetError
from engine.batch.run_journal import UnfinishedRunError
from engine.errors import PhotochromError

translate = QCoreApplication.translate

_MOST_POINTS = 8


def about_unfinished(
    found: UnfinishedRunError, go: Callable[[Course], object], leave: Callable[[], object]
) -> Question:
    """Ask about a run that was left in the middle.

    Args:
        found: how far it came.
        go: begins a run that goes on in this way.
        leave: does nothing about it.
    """
    return Question(
        in_user_language(str(found)),
        (),
        (
            Answer(
                translate("BatchQuestions", "&Resume"),
                translate("BatchQuestions", "Colorize what is left; whole results stay"),
                lambda: go(Course.GO_ON),
                is_primary=True,
            ),
            Answer(
                translate("BatchQuestions", "Start ane&w"),
                translate(
                    "BatchQuestions", "Colorize all photos once more and replace their results"
                ),
                lambda: go(Course.ANEW),
            ),
            _leave(leave),
        ),
    )


def about_others(
    found: OtherPresetError, go: Callable[[Course], object], leave: Callable[[], object]
) -> Question:
    """Ask about results that were made with other settings or another model.

    Args:
        found: how many, and what differs.
        go: begins a run that goes on in this way.
        leave: does nothing about it.
    """
    if found.count == 1:
        title = translate("BatchQuestions", "1 result was made with other settings:")
    else:
        title = translate(
            "BatchQuestions", "%n results were made with other settings:", "", found.count
        )
    points = tuple(in_user_language(point) for point in found.points)
    return Question(
        title,
        points if len(points) <= _MOST_POINTS else (*points[: _MOST_POINTS - 1], "…"),
        (
            Answer(
                translate("BatchQuestions", "&Keep them"),
                translate("BatchQuestions", "Keep these results and colorize only the rest"),
                lambda: go(Course.KEEP_OTHERS),
                is_primary=True,
            ),
            Answer(
                translate("BatchQuestions", "Make them ane&w"),
                translate("BatchQuestions", "Replace these results by those of the present choice"),
                lambda: go(Course.REDO_OTHERS),
            ),
            _leave(leave),
        ),
    )


def about_model(
    problem: PhotochromError,
    model: str | None,
    take: Callable[[], object],
    leave: Callable[[], object],
) -> Question:
    """Ask about a preset whose model is not there, or is another one.

    Args:
        problem: what is wrong with the model.
        model: name of the one that could be taken; None if there is none.
        take: opens the preset with that one.
        leave: does not open it.
    """
    answers = []
    if model is not None:
        answers.append(
            Answer(
                translate("BatchQuestions", "&Open it with {0}").format(model),
                translate("BatchQuestions", "Take over all else; results will look different"),
                take,
            )
        )
    return Question(in_user_language(str(problem)), (), (*answers, _leave(leave)))


def _leave(leave: Callable[[], object]) -> Answer:
    return Answer(
        translate("BatchQuestions", "Cance&l"),
        translate("BatchQuestions", "Leave everything as it is"),
        leave,
    )
