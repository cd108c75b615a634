"""From all segments of a photo to masks and harmonized colors."""

from threading import Event

import numpy as np
import pytest

from engine.cancellation import Cancelled
from engine.document.edit import Guide
from engine.document.edits import Harmonize
from engine.document.everything import harmonize_everything
from engine.segment.everything import everything
from engine.touchup.harmonize import harmonize_softly
from engine.touchup.objects import object_masks
from tests.engine.segment.scenes import scene, working_segmenter

LIGHTNESS = scene()
GUIDE = Guide(LIGHTNESS, *LIGHTNESS.shape)


@pytest.fixture(scope="module")
def segments(tmp_path_factory):
    segmenter = working_segmenter(tmp_path_factory.mktemp("segmenter"))
    return everything(segmenter, segmenter.embed(LIGHTNESS))


@pytest.fixture(scope="module")
def chroma():
    noise = np.random.default_rng(0).normal(0, 12, (*LIGHTNESS.shape, 2))
    return noise.astype(np.float32)


def test_masks_share_no_pixel(segments):
    total = sum(mask.astype(int) for mask in object_masks(segments, LIGHTNESS))
    assert total.max() <= 255


def test_together_masks_cover_all_segments(segments):
    masks = list(object_masks(segments, LIGHTNESS))
    assert 3 <= len(masks) <= len(segments)
    assert (np.max(masks, axis=0) >= 128).mean() > 0.9


def test_progress_counts_all_segments(segments):
    told = []
    list(object_masks(segments, LIGHTNESS, progress=lambda *step: told.append(step)))
    assert told == [(done, len(segments)) for done in range(1, len(segments) + 1)]


def test_harmonizing_everything_is_harmonizing_all_masks(segments, chroma):
    masks = list(object_masks(segments, LIGHTNESS))
    done = harmonize_everything(chroma, GUIDE, segments, Harmonize((), 6, 7, 0.5))
    expected = harmonize_softly(chroma, masks, 6, 7, strength=0.5)
    np.testing.assert_array_equal(done.chroma, expected)
    assert done.count == len(masks)
    assert done.statement == Harmonize(tuple(masks), 6, 7, 0.5).statement


def test_the_colors_before_stay_as_they_are(segments, chroma):
    before = chroma.copy()
    harmonize_everything(chroma, GUIDE, segments, Harmonize(()))
    np.testing.assert_array_equal(chroma, before)


def test_without_segments_nothing_changes(chroma):
    done = harmonize_everything(chroma, GUIDE, (), Harmonize(()))
    np.testing.assert_array_equal(done.chroma, chroma)
    assert done.count == 0


def test_it_can_be_cancelled(segments, chroma):
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        harmonize_everything(chroma, GUIDE, segments, Harmonize(()), cancel=cancel)
