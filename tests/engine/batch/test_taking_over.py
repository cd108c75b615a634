"""What of the work on one photo others can have, too."""

from pathlib import Path

import numpy as np
import pytest

from engine.batch.take_over import LeftOut, take_over
from engine.colorize import ChromaPrediction, DecodingOptions
from engine.document.document import Document
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.identity import FileDigest, ModelIdentity, PhotoIdentity
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.restore.restoration import Detail, Repair, Tone
from engine.restore.straighten import Frame
from engine.restore.wish import RestorationWish, Strengths
from engine.touchup.colors import TargetColor
from engine.touchup.hints import ColorPoint

MASK = np.full((40, 40), 255, np.uint8)
RED = TargetColor(40.0, 20.0)


@pytest.fixture
def document():
    photo = PhotoIdentity(Path("a.png"), FileDigest(9, "ab" * 32), 40, 40)
    prediction = ChromaPrediction(np.zeros((5, 5, 2), np.float32))
    return Document(photo, ModelIdentity("base", "1", "cd" * 32), prediction)


def with_edits(document, *edits):
    for edit in edits:
        document = document.added(edit)
    return document


def test_untouched_photo_gives_its_model_and_nothing_else(document):
    taken = take_over(document)
    assert (taken.model, taken.adjust) == ("base", Adjust())
    assert (taken.restoration, taken.harmonize, taken.left_out) == (None, None, ())


def test_last_adjustment_and_strengths_are_taken(document):
    taken = take_over(
        with_edits(
            document,
            Adjust(DecodingOptions(vividness=2)),
            Adjust(DecodingOptions(vividness=1.5)),
            CorrectTone(Tone(0.1, 0.2, 0.0, 0.4)),
            RefineDetail(Detail(0.5, 0.6)),
            RepairDamage(Repair(0.7)),
        )
    )
    assert taken.adjust.decoding.vividness == 1.5
    strengths = Strengths(0.7, 0.1, 0.2, None, 0.4, 0.5, 0.6)
    assert taken.restoration == RestorationWish(strengths=strengths)
    assert taken.left_out == ()


def test_all_objects_are_harmonized_with_the_same_tolerances(document):
    taken = take_over(with_edits(document, Harmonize((MASK, MASK), 3, 4, 0.5)))
    assert taken.harmonize.settings() == Harmonize((), 3, 4, 0.5).settings()
    assert taken.harmonize.masks == ()
    assert taken.left_out == ()


@pytest.mark.parametrize(
    ("edit", "thing"),
    [
        (Harmonize((MASK,)), LeftOut.HARMONIZED_OBJECTS),
        (Recolor(MASK, RED), LeftOut.RECOLORED_OBJECTS),
        (Hint((ColorPoint(5, 5, RED),)), LeftOut.HINTS),
        (RepairDamage(Repair(0.5, added=MASK)), LeftOut.DAMAGE_BY_HAND),
        (RepairDamage(Repair(0.5, removed=MASK)), LeftOut.DAMAGE_BY_HAND),
        (Straighten(Frame(3, 0.1, 0.1, 0.9, 0.9)), LeftOut.FRAME),
        (CorrectTone(Tone(cast=0.5)), LeftOut.CAST),
    ],
)
def test_what_suits_one_photo_alone_is_named_until_it_is_switched_off(document, edit, thing):
    document = document.added(edit)
    assert take_over(document).left_out == (thing,)
    assert take_over(document).harmonize is None
    assert take_over(document.toggled(0)).left_out == ()


def test_mask_that_is_damage_never_gets_into_a_run(document):
    taken = take_over(document.added(RepairDamage(Repair(0.5, added=MASK))))
    assert taken.restoration == RestorationWish(strengths=Strengths(repair=0.5))


def test_own_colors_stay_with_their_photo(document):
    own = Document(document.photo, None, None)
    assert take_over(own).model is None
    assert take_over(own).left_out == (LeftOut.OWN_COLORS,)
