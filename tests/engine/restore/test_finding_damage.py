"""Finding dust, scratches and hairs: what is found, and what is left alone."""

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine.restore.damage.strips
from engine.cancellation import Cancelled
from engine.restore.damage.find import damage_evidence, damage_mask, find_damage
from engine.restore.damage.lines import DIRECTIONS, LENGTH, MOST, followed, offsets
from tests.engine.restore.synthetic_damage import Amount, damage, figures, sample, with_grain

SAMPLES = ["astronaut.jpg", "cat.jpg", "coffee.jpg", "rocket.jpg", "temple.jpg"]


def smooth(rows=300, columns=400):
    down, across = np.mgrid[:rows, :columns] / max(rows, columns)
    return (35 + 30 * down + 10 * np.sin(3 * across)).astype(np.float32)


def grainy(sigma=2.0, **size):
    return with_grain(smooth(**size), 1, sigma)


@pytest.fixture(scope="module")
def evidence_of_samples():
    return {name: damage_evidence(sample(name)) for name in SAMPLES}


def test_smooth_photo_with_grain_has_no_damage():
    assert not find_damage(grainy()).any()


@pytest.mark.parametrize("lightness", [0.0, 50.0, 100.0])
def test_flat_photo_has_no_damage(lightness):
    assert not find_damage(np.full((90, 120), lightness, np.float32), 1.0).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (5, 7)])
def test_tiny_photos_are_looked_at(shape):
    noise = np.random.default_rng(1).uniform(0, 100, shape).astype(np.float32)
    assert find_damage(noise).shape == shape


@pytest.mark.parametrize("side", [1, 2, 3, 4])
@pytest.mark.parametrize("lightness", [5.0, 95.0])
def test_dark_and_bright_dust_is_found_whole(side, lightness):
    photo = grainy()
    photo[150 : 150 + side, 200 : 200 + side] = lightness
    found = find_damage(photo) > 0
    assert found[150 : 150 + side, 200 : 200 + side].all()
    assert np.count_nonzero(found) <= (side + 4) ** 2


def test_dust_of_one_percent_of_the_photo_is_found_with_its_outline():
    photo = grainy(rows=675, columns=900)
    down, across = np.mgrid[:675, :900]
    dust = np.hypot(down - 400, across - 700) < 4.5
    photo[dust] = 5
    found = find_damage(photo) > 0
    assert found[dust].all()
    assert np.count_nonzero(found) < 2.2 * np.count_nonzero(dust)


@pytest.mark.parametrize("angle", [0, 7, 30, 45, 61, 90, 133])
def test_straight_scratches_are_found_at_any_angle(angle):
    photo = grainy()
    reach = np.linspace(-100, 100, 800)
    rows = np.round(150 + reach * np.sin(np.radians(angle))).astype(int)
    columns = np.round(200 + reach * np.cos(np.radians(angle))).astype(int)
    photo[rows, columns] += 15
    assert (find_damage(photo) > 0)[rows, columns].mean() > 0.9


def test_scratch_hardly_stronger_than_the_grain_is_found_by_following_it():
    photo = grainy(sigma=4.0)
    photo[:, 180] += 13
    assert (find_damage(photo) > 0)[:, 180].mean() > 0.7


def test_interrupted_scratch_is_found():
    photo = grainy()
    for top in range(20, 280, 60):
        photo[top : top + 35, 222] -= 18
    found = find_damage(photo) > 0
    assert all(found[top : top + 35, 222].mean() > 0.8 for top in range(20, 280, 60))


def test_edge_between_two_tones_is_no_line():
    photo = grainy()
    photo[:, 200:] += 25
    assert not find_damage(photo).any()


def test_repeated_spots_and_lines_are_texture():
    photo = grainy()
    photo[100:200:6, 100:300:6] -= 20
    photo[200:290:8, 60:340] -= 20
    assert not find_damage(photo).any()


def test_samples_without_damage_are_left_alone(evidence_of_samples):
    shares = [(damage_mask(evidence) > 0).mean() for evidence in evidence_of_samples.values()]
    # Reflections on the cup, the masts of the rocket and ledges of the temple pass for damage.
    assert sorted(shares)[1] < 0.003
    assert max(shares) < 0.02


def test_face_is_left_alone(evidence_of_samples):
    face = damage_mask(evidence_of_samples["astronaut.jpg"])[60:190, 160:290]
    assert (face > 0).mean() < 0.002


@pytest.mark.parametrize(
    ("name", "precision", "recall", "plain_recall"),
    [("cat.jpg", 0.8, 0.5, 0.6), ("astronaut.jpg", 0.7, 0.3, 0.4)],
)
def test_drawn_damage_is_found(name, precision, recall, plain_recall):
    damaged = [damage(sample(name), seed) for seed in (1, 2)]
    found = [figures(find_damage(one.lightness), one) for one in damaged]
    assert np.mean([one.precision for one in found]) > precision
    assert np.mean([one.recall for one in found]) > recall
    assert np.mean([one.plain_recall for one in found]) > plain_recall


def test_damage_of_a_grainy_scan_is_found():
    damaged = damage(with_grain(sample("cat.jpg", 900), 1, 2.0), 3, Amount(30, 2, 3))
    found = figures(find_damage(damaged.lightness), damaged)
    assert found.precision > 0.7
    assert found.plain_recall > 0.5


@settings(max_examples=30)
@given(st.floats(0, 1), st.floats(0, 1))
def test_higher_sensitivity_never_finds_less(evidence_of_samples, one, other):
    low, high = sorted([one, other])
    evidence = evidence_of_samples["temple.jpg"]
    assert (damage_mask(evidence, low) <= damage_mask(evidence, high)).all()


def test_sensitivity_makes_a_difference(evidence_of_samples):
    evidence = evidence_of_samples["temple.jpg"]
    shares = [(damage_mask(evidence, share) > 0).mean() for share in (0.0, 0.5, 1.0)]
    assert shares[0] < shares[1] < shares[2]


def test_finding_is_evidence_that_is_sure_enough(evidence_of_samples):
    expected = damage_mask(evidence_of_samples["cat.jpg"], 0.6)
    np.testing.assert_array_equal(find_damage(sample("cat.jpg"), 0.6), expected)


def test_result_does_not_depend_on_the_height_of_strips(monkeypatch):
    photo = sample("coffee.jpg")
    expected = damage_evidence(photo)
    monkeypatch.setattr(engine.restore.damage.strips, "STRIP_PIXELS", 90 * photo.shape[1])
    np.testing.assert_array_equal(damage_evidence(photo), expected)


def test_photo_is_not_changed():
    photo = sample("cat.jpg")
    before = photo.copy()
    find_damage(photo)
    np.testing.assert_array_equal(photo, before)


def test_huge_scans_are_looked_at_in_a_smaller_size(monkeypatch):
    monkeypatch.setattr("engine.restore.damage.find.LONGEST", 400)
    photo = grainy(rows=600, columns=800)
    photo[200:205, 300:305] = 95
    found = find_damage(photo)
    assert found.shape == photo.shape
    assert (found[200:205, 300:305] > 0).all()


def test_lines_of_large_scans_are_found_in_a_smaller_size(monkeypatch):
    monkeypatch.setattr("engine.restore.damage.find._LONGEST_FOR_LINES", 600)
    photo = grainy(rows=600, columns=800)
    photo[:, 333] += 15
    found = find_damage(photo) > 0
    assert found[:, 333].mean() > 0.9
    assert np.count_nonzero(found) < 5 * len(photo)


@pytest.mark.parametrize("sensitivity", [-0.1, 1.1, np.nan])
def test_sensitivity_out_of_range_is_refused(sensitivity):
    with pytest.raises(ValueError, match="sensitivity"):
        find_damage(smooth(20, 20), sensitivity)


@pytest.mark.parametrize("scale", [0.0, 1.5])
def test_scale_out_of_range_is_refused(scale):
    with pytest.raises(ValueError, match="scale"):
        find_damage(smooth(20, 20), scale=scale)


def test_finding_ends_on_request():
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        find_damage(smooth(), cancel=stop)


@pytest.mark.parametrize("number", range(0, DIRECTIONS, 5))
def test_lines_are_followed_through_their_middle(number):
    values = np.zeros((90, 80), np.int16)
    line = offsets(number, LENGTH)
    assert len(line) == LENGTH
    values[45 + line[:, 0], 40 + line[:, 1]] = -(MOST // LENGTH)
    along, direction = followed(values)
    assert along[45, 40] == along.min() == -MOST
    assert direction[45, 40] == number
