import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from training.segmenter.places import PlaceMaps, draw_places

NEAR_INSIDE, FAR_INSIDE, NEAR_OUTSIDE, FAR_OUTSIDE, BOX = range(5)


def drawn(*points: tuple[float, float, int], cells: int = 16) -> torch.Tensor:
    """Maps of one prompt in a frame of 64 pixels."""
    table = torch.tensor(points)[None]
    return draw_places(table[..., :2].float(), table[..., 2].long(), 64, cells, cells)[0]


def test_click_is_nearest_to_its_own_cell() -> None:
    maps = drawn((21, 9, 1))
    for channel in (NEAR_INSIDE, FAR_INSIDE):
        assert divmod(int(maps[channel].argmax()), 16) == (2, 5)
    assert maps[NEAR_INSIDE].sum() < maps[FAR_INSIDE].sum()
    assert maps[[NEAR_OUTSIDE, FAR_OUTSIDE, BOX]].abs().max() == 0


def test_clicks_outside_have_maps_of_their_own() -> None:
    maps = drawn((21, 9, 1), (50, 50, 0))
    assert divmod(int(maps[FAR_INSIDE].argmax()), 16) == (2, 5)
    assert divmod(int(maps[FAR_OUTSIDE].argmax()), 16) == (12, 12)


def test_box_holds_the_cells_whose_centers_lie_in_it() -> None:
    box = drawn((8, 16, 2), (31, 47, 3))[BOX]
    expected = np.zeros((16, 16))
    expected[4:12, 2:8] = 1
    np.testing.assert_array_equal(box, expected)


def test_padding_draws_nothing() -> None:
    assert drawn((0, 0, -1)).abs().max() == 0
    torch.testing.assert_close(drawn((21, 9, 1), (0, 0, -1)), drawn((21, 9, 1)))


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_order_of_clicks_does_not_matter(seed: int) -> None:
    random = np.random.default_rng(seed)
    points = [(*random.uniform(0, 63, 2), int(random.integers(0, 2))) for _ in range(4)]
    maps = drawn(*points)
    torch.testing.assert_close(drawn(*reversed(points)), maps)
    assert 0 <= maps.min() <= maps.max() <= 1


@pytest.mark.parametrize("cells", [8, 16, 64])
def test_maps_show_the_same_at_any_number_of_cells(cells: int) -> None:
    far = drawn((31.5, 31.5, 1), cells=cells)[FAR_INSIDE]
    # Half the frame is five reaches away.
    assert far[cells // 2, cells // 2] > 0.65
    assert far[0, 0] < 1e-4


def test_maps_are_blended_to_the_strength_of_an_embedding() -> None:
    torch.manual_seed(0)
    blended = PlaceMaps(256)(torch.ones(1, 5, 2, 2))
    assert blended.shape == (1, 256, 2, 2)
    assert 1 < blended.std() < 4
