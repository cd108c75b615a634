"""Where a photo lies in a window."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.canvas.compare import pane_at, pane_width, panes, split_line, split_share
from desktop.canvas.modes import CompareMode
from desktop.canvas.viewport import LARGEST_FIT, LARGEST_ZOOM, Viewport

SIDE = st.integers(1, 20_000)
WINDOW = st.integers(1, 4000)
SHARE = st.floats(0, 1)


@st.composite
def viewports(draw):
    """A photo somewhere in a window, zoomed and moved as a user may have."""
    fitted = Viewport.fitted(draw(SIDE), draw(SIDE), draw(WINDOW), draw(WINDOW))
    x, y = draw(SHARE) * fitted.width, draw(SHARE) * fitted.height
    zoomed = fitted.zoomed(draw(st.floats(0.001, 100)), x, y)
    return zoomed.moved(draw(st.floats(-5000, 5000)), draw(st.floats(-5000, 5000)))


@given(SIDE, SIDE, WINDOW, WINDOW)
def test_a_fitted_photo_is_seen_whole_and_centered(photo_width, photo_height, width, height):
    fitted = Viewport.fitted(photo_width, photo_height, width, height)
    assert fitted.shows_all
    left, top = fitted.to_window(0, 0)
    right, bottom = fitted.to_window(photo_width, photo_height)
    assert left == pytest.approx(width - right, abs=1e-6)
    assert top == pytest.approx(height - bottom, abs=1e-6)
    fills = right - left == pytest.approx(width) or bottom - top == pytest.approx(height)
    assert fills or fitted.zoom == LARGEST_FIT


@given(viewports(), SHARE, SHARE)
def test_places_come_back_from_the_photo(viewport, across, down):
    x, y = across * viewport.width, down * viewport.height
    there_and_back = viewport.to_window(*viewport.to_photo(x, y))
    assert there_and_back == pytest.approx((x, y), abs=1e-6)


@given(viewports(), st.floats(0.01, 64), SHARE, SHARE)
def test_zooming_in_keeps_the_place_under_the_pointer(viewport, zoom, across, down):
    assume(zoom >= viewport.zoom)
    x, y = across * viewport.width, down * viewport.height
    place = viewport.to_photo(x, y)
    zoomed = viewport.zoomed(zoom, x, y)
    after = zoomed.to_window(*place)
    # Along an axis with void beside the photo, closing that void comes first.
    if viewport.zoom * viewport.photo_width >= viewport.width:
        assert after[0] == pytest.approx(x, abs=1e-3)
    if viewport.zoom * viewport.photo_height >= viewport.height:
        assert after[1] == pytest.approx(y, abs=1e-3)


@given(viewports())
def test_there_is_never_void_at_an_edge_while_the_photo_is_larger_than_the_window(viewport):
    left, top = viewport.to_window(0, 0)
    right, bottom = viewport.to_window(viewport.photo_width, viewport.photo_height)
    if right - left >= viewport.width:
        assert left <= 1e-6
        assert right >= viewport.width - 1e-6
    if bottom - top >= viewport.height:
        assert top <= 1e-6
        assert bottom >= viewport.height - 1e-6


@given(viewports())
def test_zoom_stays_between_all_of_the_photo_and_single_pixels(viewport):
    assert viewport.smallest_zoom <= viewport.zoom <= LARGEST_ZOOM
    assert viewport.smallest_zoom <= 1


@given(viewports())
def test_what_is_seen_lies_on_whole_pixels_inside_the_window(viewport):
    snapped = viewport.snapped()
    part = snapped.part()
    assert 0 <= part.x < viewport.width
    assert 0 <= part.y < viewport.height
    assert 1 <= part.view.columns <= viewport.width - part.x
    assert 1 <= part.view.rows <= viewport.height - part.y
    assert part.view.width / part.view.columns == pytest.approx(1 / viewport.zoom)
    corner = snapped.to_window(part.view.left, part.view.top)
    assert corner == pytest.approx((part.x, part.y), abs=1e-6)


@given(viewports())
def test_what_is_seen_reaches_at_most_a_pixel_of_the_window_beyond_the_photo(viewport):
    view, pixel = viewport.snapped().part().view, 1.001 / viewport.zoom
    assert view.left >= -pixel
    assert view.top >= -pixel
    assert view.left + view.width <= viewport.photo_width + pixel
    assert view.top + view.height <= viewport.photo_height + pixel


@given(SIDE, SIDE, WINDOW, WINDOW, SHARE, SHARE)
def test_at_zoom_1_pixels_of_the_photo_are_pixels_of_the_window(
    photo_width, photo_height, width, height, across, down
):
    assume(max(photo_width / width, photo_height / height) >= 1)
    fitted = Viewport.fitted(photo_width, photo_height, width, height)
    view = fitted.zoomed(1, across * width, down * height).snapped().part().view
    assert view.left == int(view.left)
    assert view.top == int(view.top)
    assert (view.width, view.height) == (view.columns, view.rows)
    assert view.left + view.width <= photo_width
    assert view.top + view.height <= photo_height


@given(viewports(), WINDOW, WINDOW)
def test_resizing_the_window_keeps_its_middle_in_the_middle(viewport, width, height):
    resized = viewport.resized(width, height)
    assume(resized.zoom == viewport.zoom)
    middle = viewport.to_photo(viewport.width / 2, viewport.height / 2)
    x, y = resized.to_window(*middle)
    left, right = resized.to_window(0, 0)[0], resized.to_window(viewport.photo_width, 0)[0]
    if left < -1 and right > width + 1:
        assert x == pytest.approx(width / 2, abs=1e-6)
    top, bottom = resized.to_window(0, 0)[1], resized.to_window(0, viewport.photo_height)[1]
    if top < -1 and bottom > height + 1:
        assert y == pytest.approx(height / 2, abs=1e-6)


def test_zooming_by_commands_stops_at_round_figures():
    viewport = Viewport.fitted(6000, 4000, 1600, 1000)
    stops = []
    while viewport.zoom < LARGEST_ZOOM:
        viewport = viewport.larger(800, 500)
        stops.append(viewport.zoom)
    assert stops[:4] == [1 / 3, 1 / 2, 2 / 3, 1.0]
    assert stops[-1] == LARGEST_ZOOM
    while viewport.zoom > viewport.smallest_zoom:
        viewport = viewport.smaller(800, 500)
    assert viewport.shows_all


def test_a_small_photo_is_not_enlarged_without_end():
    assert Viewport.fitted(16, 16, 1600, 1000).zoom == LARGEST_FIT
    assert Viewport.fitted(16, 16, 1600, 1000).smallest_zoom == 1


@given(st.integers(10, 5000), st.integers(1, 3000), st.integers(0, 5000), st.floats(0, 5000))
def test_panes_share_the_window(width, height, line, x):
    line = min(line, width)
    for mode in CompareMode:
        divided = panes(mode, width, height, line)
        assert divided[0].rect.x() == 0
        assert divided[-1].rect.x() + divided[-1].rect.width() == width
        assert [pane.is_original for pane in divided] in ([False], [True, False])
        assert pane_at(divided, min(x, width - 1)) in divided
    left, right = panes(CompareMode.SIDE_BY_SIDE, width, height, 0)
    assert left.rect.width() == right.rect.width() == pane_width(CompareMode.SIDE_BY_SIDE, width)
    assert left.rect.x() + left.rect.width() <= right.rect.x()


@given(viewports(), SHARE)
def test_the_line_between_original_and_result_is_where_it_was_put(viewport, share):
    snapped = viewport.snapped()
    part = snapped.part()
    x = part.x + share * part.view.columns
    assert split_line(split_share(x, snapped), snapped) == pytest.approx(x, abs=0.51)
    assert split_share(-10_000, snapped) == 0
    assert split_share(10_000, snapped) == 1
