import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import colored, gradient
from torch import Tensor

from training.losses import color_clusters
from training.losses.color_clusters import ColorClusters, lloyd_step, nearest_center, spread_start
from training.losses.localized import LocalizedLoss
from training.losses.recipe import RegressionRecipe
from training.losses.regression import L2Loss

GRAYS, GREENS, REDS = (0.0, 0.0), (-50.0, 50.0), (60.0, 40.0)


def loss_of_equation_21(answer: Tensor, truth: Tensor, groups: list[int], unit: float) -> Tensor:
    total = torch.zeros((), dtype=torch.float64)
    for group in sorted(set(groups)):
        pixels = [pixel for pixel, other in enumerate(groups) if other == group]
        inner = torch.zeros((), dtype=torch.float64)
        for pixel in pixels:
            for channel in range(2):
                x = truth[pixel, channel].double() / unit
                y = answer[pixel, channel].double() / unit
                inner = inner + (x - y) ** 2
        total = total + inner / len(pixels)
    return total


def lloyd_by_hand(points: Tensor, centers: Tensor) -> list[list[float]]:
    members: list[list[list[float]]] = [[] for _ in centers]
    for point in points.tolist():
        squared = [(point[0] - a) ** 2 + (point[1] - b) ** 2 for a, b in centers.tolist()]
        members[squared.index(min(squared))].append(point)
    return [
        [sum(axis) / len(own) for axis in zip(*own, strict=True)] if own else center
        for own, center in zip(members, centers.tolist(), strict=True)
    ]


def groups_of(sizes: list[int], seed: int) -> tuple[Tensor, Tensor, list[int]]:
    """Answers and truth of shuffled pixels around three colors far from each other."""
    random = torch.Generator().manual_seed(seed)
    groups = torch.arange(3).repeat_interleave(torch.tensor(sizes))
    groups = groups[torch.randperm(len(groups), generator=random)]
    truth = torch.tensor([GRAYS, GREENS, REDS])[groups]
    # So little that the start of k-means++ practically never takes two of one color.
    truth = truth + 0.02 * torch.randn(len(groups), 2, generator=random)
    answer = truth + 15 * torch.randn(len(groups), 2, generator=random)
    return answer.requires_grad_(), truth, groups.tolist()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(1, 25), min_size=3, max_size=3),
    st.integers(0, 1000),
    st.sampled_from([1.0, 10.0, 110.0]),
)
def test_loss_and_gradient_follow_equation_21(sizes: list[int], seed: int, unit: float) -> None:
    answer, truth, groups = groups_of(sizes, seed)
    expected = loss_of_equation_21(answer, truth, groups, unit)
    loss = LocalizedLoss(RegressionRecipe(unit=unit, clusters=3), seed=1)(answer, truth)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    torch.testing.assert_close(
        gradient(loss, answer), gradient(expected, answer), rtol=1e-3, atol=1e-6
    )


@given(st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_every_cluster_of_overlapping_colors_counts_as_equation_21_says(seed: int) -> None:
    answer, truth = colored(40, seed)
    clusters = ColorClusters(5, iterations=10, seed=seed).find(truth)
    expected = loss_of_equation_21(answer, truth, clusters.tolist(), 10.0)
    loss = LocalizedLoss(RegressionRecipe(), seed)(answer, truth)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)


def test_one_cluster_is_the_global_loss_of_equation_6() -> None:
    answer, truth = colored(300)
    local = LocalizedLoss(RegressionRecipe(clusters=1), seed=0)(answer, truth)
    torch.testing.assert_close(local, L2Loss(RegressionRecipe())(answer, truth))


def test_a_rare_color_counts_as_much_as_a_common_one() -> None:
    _, truth, groups = groups_of([500, 480, 20], 0)
    loss = LocalizedLoss(RegressionRecipe(clusters=3, unit=1.0), seed=0)
    for group in range(3):
        wrong = truth + 3.0 * torch.tensor([group == other for other in groups])[:, None]
        assert loss(wrong, truth).item() == pytest.approx(18.0, rel=1e-4)


@pytest.mark.parametrize("cells", [1, 30])
def test_more_clusters_than_colors_leave_the_others_empty(cells: int) -> None:
    truth = torch.tensor([GREENS]).repeat(cells, 1)
    answer = torch.zeros(cells, 2, requires_grad=True)
    loss = LocalizedLoss(RegressionRecipe(unit=10.0), seed=0)(answer, truth)
    assert loss.item() == pytest.approx(50.0)
    assert torch.isfinite(gradient(loss, answer)).all()


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=4),
    st.integers(0, 100),
)
@settings(max_examples=25, deadline=None)
def test_each_of_few_colors_is_a_cluster_of_its_own(
    colors: list[tuple[int, int]], seed: int
) -> None:
    truth = torch.tensor(colors, dtype=torch.float32).repeat(3, 1)
    clusters = ColorClusters(5, iterations=3, seed=seed).find(truth)
    found = {
        (*color, cluster) for color, cluster in zip(colors * 3, clusters.tolist(), strict=True)
    }
    assert len(found) == len(set(colors)) == len(set(clusters.tolist()))


@given(st.integers(0, 1000))
@settings(max_examples=20, deadline=None)
def test_a_step_of_lloyd_moves_every_center_to_the_mean_of_its_points(seed: int) -> None:
    _, points = colored(60, seed)
    # The last is too far away to have a point, and stays.
    centers = torch.cat([points[:4], torch.tensor([[900.0, 900.0]])])
    moved = lloyd_step(points, centers)
    torch.testing.assert_close(moved, torch.tensor(lloyd_by_hand(points, centers)))


def test_clusters_found_are_a_fixed_point_of_lloyd() -> None:
    _, points = colored(400)
    clusters = ColorClusters(5, iterations=100, seed=0)
    centers = clusters.centers(points)
    torch.testing.assert_close(lloyd_step(points, centers), centers)
    assert torch.equal(clusters.find(points), nearest_center(points, centers))
    assert len(clusters.find(points).unique()) == 5


def test_iterations_bring_points_closer_to_their_centers() -> None:
    _, points = colored(400)

    def spread(iterations: int) -> float:
        centers = ColorClusters(5, iterations=iterations, seed=0).centers(points)
        return torch.cdist(points, centers).min(dim=1).values.square().sum().item()

    assert spread(10) < spread(1)


def test_start_favors_points_in_proportion_to_their_squared_distance() -> None:
    # Seen from the point far away the others are at 30 and 10: chosen 9 : 1.
    points = torch.tensor([[0.0, 0.0], [30.0, 0.0], [0.0, 10.0]])
    second = {0: 0, 1: 0, 2: 0}
    chance = torch.Generator().manual_seed(0)
    for _ in range(900):
        start = spread_start(points, 2, chance)
        if start[0].tolist() == [0.0, 0.0]:
            second[nearest_center(start[1:], points).item()] += 1
    assert second[0] == 0
    assert second[1] / (second[1] + second[2]) == pytest.approx(0.9, abs=0.05)


def test_centers_of_many_points_come_from_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    _, truth, groups = groups_of([400, 300, 300], 0)
    monkeypatch.setattr(color_clusters, "SAMPLE", 64)
    clusters = ColorClusters(3, iterations=5, seed=3).find(truth)
    assert len(set(zip(groups, clusters.tolist(), strict=True))) == 3


def test_the_same_seed_finds_the_same_clusters_at_every_call() -> None:
    answer, truth = colored(500)
    loss = LocalizedLoss(RegressionRecipe(), seed=7)
    first = loss(answer, truth).item()
    torch.rand(10)
    assert loss(answer, truth).item() == first
    assert LocalizedLoss(RegressionRecipe(), seed=7)(answer, truth).item() == first
    assert LocalizedLoss(RegressionRecipe(), seed=8)(answer, truth).item() != first
