"""The pixels that lie over the photo."""

import numpy as np
import pytest

from desktop.canvas.overlay_pixels import LitStyle, heat_pixels, label_pixels, lit_pixels
from desktop.canvas.overlays import AllObjects, Heat, LitObject
from engine.view import View

BLUE, WHITE = (0, 0, 255), (255, 255, 255)
STYLE = LitStyle(BLUE, 0.5, BLUE, WHITE, 2)
WHOLE = View(0, 0, 200, 100, 200, 100)


def _disc(radius=30, shape=(100, 200), center=(50, 100)):
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]] + 0.5
    distance = np.hypot(rows - center[0], columns - center[1])
    return np.clip((radius - distance) * 255 + 128, 0, 255).astype(np.uint8), distance


def test_the_fill_is_translucent_inside_and_absent_outside():
    mask, distance = _disc()
    pixels = lit_pixels(mask, STYLE)
    np.testing.assert_array_equal(pixels[distance < 25], [[0, 0, 128, 128]] * (distance < 25).sum())
    assert (pixels[distance > 36] == 0).all()


def test_the_outline_is_opaque_on_the_edge_and_of_its_width_at_any_hardness():
    mask, distance = _disc()
    soft = np.clip((30 - distance) * 25 + 128, 0, 255).astype(np.uint8)
    for coverage in (mask, soft):
        opacity = lit_pixels(coverage, LitStyle(BLUE, 0, BLUE, BLUE, 2))[..., 3]
        assert (opacity[np.abs(distance - 30) < 0.5] > 200).all()
        assert (opacity[np.abs(distance - 30) > 5] == 0).all()


def test_no_color_is_stronger_than_its_opacity():
    pixels = lit_pixels(_disc()[0], STYLE).astype(int)
    assert (pixels[..., :3].max(axis=2) <= pixels[..., 3] + 1).all()


@pytest.mark.parametrize("mask", [np.zeros((100, 200), np.uint8)])
def test_nothing_is_drawn_of_an_empty_mask(mask):
    assert LitObject(mask, 100, 200, STYLE).draw(WHOLE) is None


def test_no_more_is_drawn_than_the_object_and_its_outline_take():
    drawing = LitObject(_disc()[0], 100, 200, STYLE).draw(WHOLE)
    assert 62 <= drawing.view.columns <= 76
    assert 62 <= drawing.view.rows <= 76
    assert drawing.view.left == int(drawing.view.left)
    assert drawing.view.width == drawing.view.columns


def test_an_object_outside_the_view_is_not_drawn():
    assert LitObject(_disc()[0], 100, 200, STYLE).draw(View(0, 0, 40, 20, 400, 200)) is None


def test_an_object_is_lit_in_its_place_in_every_view():
    mask, _ = _disc()
    view = View(55.5, 10, 120, 80, 360, 240)
    drawing = LitObject(mask, 100, 200, STYLE).draw(view)
    middle = 100 - drawing.view.left, 50 - drawing.view.top
    scale = drawing.view.columns / drawing.view.width
    assert scale == pytest.approx(3)
    opacity = [
        drawing.image.pixelColor(round(middle[0] * scale) + x, round(middle[1] * scale)).alpha()
        for x in (-90, -60, 0, 60, 90)
    ]
    assert opacity[0] > 200
    assert opacity[1:4] == [128] * 3
    assert opacity[4] > 200


def _two_objects():
    large, small = np.zeros((50, 100), np.uint8), np.zeros((50, 100), np.uint8)
    large[:, 10:60], small[20:30, 20:30] = 255, 255
    inks = np.array([[255, 0, 0], [0, 255, 0]], np.uint8)
    return AllObjects((large, small), 100, 200, inks)


def test_the_smaller_object_lies_over_the_larger_one():
    objects = _two_objects()
    assert objects.index_at(50, 50) == 1
    assert objects.index_at(110, 50) == 0
    assert objects.index_at(190, 50) is None
    assert objects.index_at(-1, 500) is None
    assert objects.labels[25, 25] == 1
    assert objects.labels[5, 15] == 0
    assert objects.labels[5, 90] == -1


def test_objects_have_colors_of_their_own_and_the_chosen_one_is_stressed():
    objects = _two_objects()
    plain = objects.draw(WHOLE).image
    chosen = objects.with_chosen(1).draw(WHOLE).image
    assert plain.pixelColor(100, 50).red() > 200
    assert plain.pixelColor(50, 50).green() > 200
    assert plain.pixelColor(190, 50).alpha() == 0
    assert chosen.pixelColor(50, 50).alpha() > plain.pixelColor(50, 50).alpha()
    assert chosen.pixelColor(100, 50) == plain.pixelColor(100, 50)


def test_between_objects_there_are_lines():
    labels = np.repeat([[0, 1]], 4, axis=0).repeat(4, axis=1).astype(np.int32)
    pixels = label_pixels(labels, np.array([[255, 0, 0], [0, 255, 0]], np.uint8), 0.25, None)
    assert (pixels[:, 4, 3] == 255).all()
    assert (pixels[:, [0, 1, 2, 3, 5, 6, 7], 3] == 64).all()


def test_heat_grows_with_the_value():
    values = np.arange(256, dtype=np.uint8)[None]
    pixels = heat_pixels(values, (255, 255, 0), (255, 0, 0)).astype(int)
    assert pixels[0, 0].max() == 0
    assert (np.diff(pixels[0, :, 3]) >= 0).all()
    assert pixels[0, 255].tolist() == [204, 0, 0, 204]


def test_what_is_equally_unsure_everywhere_is_not_hot_anywhere():
    values = np.random.default_rng(1).uniform(0.7, 0.72, (20, 40)).astype(np.float32)
    image = Heat(values, 100, 200, (255, 255, 0), (255, 0, 0)).draw(WHOLE).image
    assert max(image.pixelColor(x, y).alpha() for x in range(0, 200, 9) for y in (5, 95)) < 40


def test_heat_is_smooth_between_cells():
    heat = Heat(np.array([[0, 1]], np.float32), 100, 200, (255, 255, 0), (255, 0, 0))
    image = heat.draw(WHOLE).image
    opacity = [image.pixelColor(x, 50).alpha() for x in range(0, 200, 10)]
    assert opacity == sorted(opacity)
    assert len(set(opacity)) > 8
