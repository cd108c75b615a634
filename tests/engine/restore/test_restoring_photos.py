"""All steps together: what a restorer does to a photo, and what it spares itself."""

import threading

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic_damage import Amount, damage, sample, with_grain

from engine.cancellation import Cancelled
from engine.photo.metadata import Metadata
from engine.photo.photo import Photo
from engine.restore import restorer as module
from engine.restore.automatic import choose
from engine.restore.contrast import local_contrast
from engine.restore.damage.fill import fill_damage
from engine.restore.denoise import denoise
from engine.restore.levels import apply_levels, measure_levels
from engine.restore.restoration import Detail, Repair, Restoration, Tone
from engine.restore.restorer import Restorer
from engine.restore.sharpen import sharpen
from engine.restore.straighten import Frame, straighten

CROP = Frame(0, 0.25, 0.25, 0.75, 0.75)


def photo_of(lightness, own_chroma=None, alpha=None):
    plane = np.ascontiguousarray(lightness, np.float32)
    return Photo(None, plane, alpha, 8, "PNG", Metadata(), own_chroma)


def small(name="astronaut.jpg", side=160):
    return cv2.resize(sample(name), (side, side), interpolation=cv2.INTER_AREA)


def test_nothing_wished_is_nothing_done():
    photo = photo_of(small())
    assert Restorer(photo).restore(Restoration()) is photo


def test_steps_follow_each_other_in_their_order():
    lightness = with_grain(30 + small() * 0.5, 1, 3)
    wish = Restoration(CROP, Repair(0.5), Tone(fade=0.8, contrast=0.4), Detail(0.6, 0.5))
    restorer = Restorer(photo_of(lightness))
    restored = restorer.restore(wish).lightness
    plane = straighten(lightness, CROP)
    plane = fill_damage(plane, restorer.damage(wish))
    plane = apply_levels(plane, measure_levels(plane), 0.8)
    plane = denoise(plane, 0.6)
    plane = sharpen(local_contrast(plane, 0.4), 0.5)
    assert (restored == plane).all()


def test_original_is_never_changed():
    lightness = small()
    before = lightness.copy()
    Restorer(photo_of(lightness)).restore(
        Restoration(Frame(3), Repair(1.0), Tone(1, 1, 1, 1), Detail(1, 1))
    )
    assert (lightness == before).all()


def test_steps_that_did_not_change_are_not_done_again(monkeypatch):
    done = []
    for name in ("damage_evidence", "fill_damage", "denoise", "sharpen"):
        step = getattr(module, name)
        monkeypatch.setattr(
            module,
            name,
            lambda *a, _step=step, _name=name, **k: (done.append(_name), _step(*a, **k))[1],
        )
    restorer = Restorer(photo_of(small()))
    repair = Repair()
    restorer.restore(Restoration(repair=repair, detail=Detail(0.5, 0.1)))
    assert done == ["damage_evidence", "fill_damage", "denoise", "sharpen"]
    done.clear()
    restorer.restore(Restoration(repair=repair, detail=Detail(0.5, 0.9)))
    assert done == ["sharpen"]
    done.clear()
    restorer.restore(Restoration(repair=Repair(0.7), detail=Detail(0.5, 0.9)))
    assert done == ["fill_damage", "denoise", "sharpen"]


def test_order_of_wishes_does_not_matter():
    wishes = [
        Restoration(tone=Tone(fade=0.5), detail=Detail(0.4, 0)),
        Restoration(CROP, Repair(0.6), detail=Detail(0.4, 0)),
        Restoration(CROP, tone=Tone(contrast=1)),
    ]
    restorer = Restorer(photo_of(small()))
    for wish in [*wishes, *reversed(wishes)]:
        alone = Restorer(photo_of(small())).restore(wish)
        assert (restorer.restore(wish).lightness == alone.lightness).all()


def test_opacity_and_colors_are_framed_with_the_photo():
    chroma = np.dstack([small(side=80), -small(side=80)])
    alpha = np.full((160, 160), 255, np.uint8)
    photo = photo_of(small(), chroma, alpha)
    cropped = Restorer(photo).restore(Restoration(CROP))
    assert cropped.lightness.shape == (80, 80)
    assert (cropped.own_chroma == chroma[20:60, 20:60]).all()
    assert cropped.alpha is not None
    assert cropped.alpha.shape == (80, 80)
    turned = Restorer(photo).restore(Restoration(Frame(20)))
    assert turned.alpha[0, 0] == 0
    assert turned.alpha[turned.height // 2, turned.width // 2] == 255


def test_colors_of_damage_are_filled_too():
    chroma = np.full((80, 80, 2), (20, 40), np.float32)
    lightness = np.full((160, 160), 50, np.float32)
    lightness[:, 78:80] = 100
    chroma[:, 39] = 0
    photo = photo_of(lightness, chroma)
    restored = Restorer(photo).restore(Restoration(repair=Repair()))
    assert np.abs(restored.lightness - 50).max() < 1
    assert np.abs(restored.own_chroma - (20, 40)).max() < 1


def test_hands_add_damage_and_take_it_away():
    added, removed = np.zeros((80, 80), np.uint8), np.zeros((80, 80), np.uint8)
    added[10:20, 10:20] = 255
    removed[60:70] = 255
    damaged = damage(small(), 2, Amount(10, 1, 1)).lightness
    mask = Restorer(photo_of(damaged)).damage(Restoration(repair=Repair(0.8, added, removed)))
    assert (mask[22:38, 22:38] == 255).all()
    assert (mask[122:138] == 0).all()


def test_work_that_nobody_wants_ends():
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        Restorer(photo_of(small())).restore(Restoration(detail=Detail(1, 1)), cancel=cancel)


@given(st.sampled_from(["illumination", "fade", "cast", "contrast"]), st.floats(1.01, 9))
def test_strengths_out_of_range_are_refused(name, strength):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Tone(**{name: strength})


@pytest.mark.parametrize("name", ["astronaut.jpg", "cat.jpg", "temple.jpg", "rocket.jpg"])
def test_photo_in_good_condition_is_left_alone(name):
    choice = choose(Restorer(photo_of(sample(name))))
    assert choice.restoration.is_nothing
    assert choice.reasons == ()


def test_choice_names_what_is_wrong():
    faded = with_grain(30 + sample("temple.jpg") * 0.45, 1, 5)
    choice = choose(Restorer(photo_of(faded)))
    assert choice.restoration.tone.fade == 1
    assert choice.restoration.detail.denoise > 0
    assert [reason.split()[0] for reason in choice.reasons] == ["faded,", "grain"]


def test_much_damage_is_repaired_unasked():
    damaged = damage(sample("astronaut.jpg"), 7).lightness
    choice = choose(Restorer(photo_of(damaged)))
    assert choice.restoration.repair is not None
    assert choice.reasons[-1].startswith("dust or scratches on ")


def test_frame_is_never_chosen_unasked():
    tilted = cv2.copyMakeBorder(sample("cat.jpg"), 40, 60, 50, 70, cv2.BORDER_CONSTANT, value=97.0)
    assert choose(Restorer(photo_of(tilted))).restoration.frame == Frame()


def test_what_was_found_is_told_and_counted_until_it_is_forgotten():
    damaged = damage(sample("astronaut.jpg", 300), 3).lightness
    restorer = Restorer(photo_of(damaged))
    assert restorer.evidence is None
    assert restorer.size == 0
    filled = restorer.damage(Restoration(repair=Repair(0.6)))
    frame, evidence = restorer.evidence
    assert frame == Frame()
    np.testing.assert_array_equal(module.damage_mask(evidence, 0.6), filled)
    restorer.restore(Restoration(repair=Repair(0.6), detail=Detail(0.5)))
    assert restorer.size > 2 * damaged.nbytes
    restorer.forget()
    assert restorer.evidence is None
    assert restorer.size == 0


def test_a_small_copy_fills_only_what_is_marked():
    damaged = damage(sample("astronaut.jpg", 300), 3).lightness
    restorer = Restorer(photo_of(damaged), finds_damage=False)
    marked = np.zeros(damaged.shape, np.uint8)
    marked[40:50, 60:70] = 255
    wish = Restoration(repair=Repair(1.0, added=marked))
    np.testing.assert_array_equal(restorer.damage(wish), marked)
    changed = restorer.restore(wish).lightness != damaged
    assert changed[marked > 0].any()
    assert not changed[marked == 0].any()
