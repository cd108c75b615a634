"""Prompts in, masks out, with real models of every form run by the real ONNX Runtime."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.models.errors import ModelError
from engine.models.session import ModelSession
from engine.segment.frame import Frame
from engine.segment.prompts import Box, Point, Prompt, PromptError
from engine.segment.segmenter import MaskCandidate, Segmenter
from tests.engine.segment.scenes import is_inside, scene, working_segmenter
from tests.onnx_models import (
    PREDICTED_IOUS,
    WORKING_DECODER,
    WORKING_ENCODER,
    save_working_decoder,
    save_working_encoder,
)

ON_DARK, ON_LIGHT_PART, ON_BAR, ON_GROUND = (40, 100), (70, 65), (200, 100), (150, 20)


def click(*places, out=(), box=None):
    inside = tuple(Point(*place) for place in places)
    return Prompt(inside + tuple(Point(*place, inside=False) for place in out), box)


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory):
    return working_segmenter(tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="module")
def embedding(segmenter):
    return segmenter.embed(scene())


def test_click_finds_what_lies_under_it(segmenter, embedding):
    best, *_ = segmenter.segment(embedding, click(ON_DARK))
    assert is_inside(best, *ON_DARK)
    assert not is_inside(best, *ON_LIGHT_PART)
    assert not is_inside(best, *ON_GROUND)
    assert not is_inside(best, *ON_BAR)


def test_several_points_add_up(segmenter, embedding):
    best, *_ = segmenter.segment(embedding, click(ON_DARK, ON_BAR))
    assert is_inside(best, *ON_DARK)
    assert is_inside(best, *ON_BAR)


def test_point_to_leave_out_takes_away(segmenter, embedding):
    best, *_ = segmenter.segment(embedding, click(ON_DARK, ON_BAR, out=[ON_LIGHT_PART]))
    assert is_inside(best, *ON_DARK)
    assert not is_inside(best, *ON_LIGHT_PART)


def test_box_alone_finds_what_it_holds(segmenter, embedding):
    best, *_ = segmenter.segment(embedding, Prompt(box=Box(160, 30, 240, 180)))
    assert is_inside(best, *ON_BAR)
    assert not is_inside(best, *ON_DARK)
    assert not is_inside(best, *ON_GROUND)


def test_box_bounds_what_a_point_finds(segmenter, embedding):
    best, *_ = segmenter.segment(embedding, click(ON_BAR, box=Box(170, 80, 225, 130)))
    assert is_inside(best, *ON_BAR)
    assert not is_inside(best, 200, 60)


def test_mask_has_the_place_of_the_object_to_a_cell(segmenter, embedding):
    best, *_ = segmenter.segment(embedding, click(ON_BAR))
    right_half = best.logits[:, 32:] > 0
    rows, columns = np.nonzero(right_half)
    step = 256 / 64
    edges = step * np.array([columns.min() + 32, rows.min(), columns.max() + 33, rows.max() + 1])
    np.testing.assert_allclose(edges, [166, 38, 230, 173], atol=step)


def test_mask_that_is_fed_back_changes_the_answer(segmenter, embedding):
    bar, *_ = segmenter.segment(embedding, click(ON_BAR))
    alone, *_ = segmenter.segment(embedding, click(ON_DARK))
    refined, *_ = segmenter.segment(embedding, click(ON_DARK), previous=bar)
    gained = refined.low_res - alone.low_res
    np.testing.assert_allclose(gained, bar.low_res / 2, atol=1e-3)


def test_answer_for_another_photo_cannot_be_fed_back(segmenter, embedding):
    other = segmenter.embed(scene(100, 100))
    previous, *_ = segmenter.segment(other, click((20, 50)))
    with pytest.raises(ValueError, match="for another photo"):
        segmenter.segment(embedding, click(ON_DARK), previous)


@pytest.mark.parametrize(
    ("masks", "one_click", "more"),
    [(1, [0.97], [0.97]), (3, [0.95, 0.90, 0.85], [0.95, 0.90, 0.85])],
)
def test_candidates_come_best_first(tmp_path, masks, one_click, more):
    segmenter = working_segmenter(tmp_path, masks=masks)
    embedding = segmenter.embed(scene())
    for prompt, expected in [(click(ON_DARK), one_click), (click(ON_DARK, ON_BAR), more)]:
        found = [answer.predicted_iou for answer in segmenter.segment(embedding, prompt)]
        assert found == pytest.approx(expected)


@pytest.mark.parametrize("refines", [True, False])
def test_of_four_masks_the_first_is_for_prompts_that_say_enough(tmp_path, refines):
    segmenter = working_segmenter(tmp_path, masks=4, refines=refines, batches=False)
    embedding = segmenter.embed(scene())

    def ious(prompt, previous=None):
        answers = segmenter.segment(embedding, prompt, previous)
        return [answer.predicted_iou for answer in answers]

    single, *several = PREDICTED_IOUS[4]
    several = sorted(several, reverse=True)
    assert ious(click(ON_DARK)) == pytest.approx(several)
    assert ious(click(ON_DARK, out=[ON_BAR])) == pytest.approx([single, *several])
    assert ious(Prompt(box=Box(5, 5, 90, 90))) == pytest.approx([single, *several])
    best, *_ = segmenter.segment(embedding, click(ON_DARK))
    expected = [single, *several] if refines else several
    assert ious(click(ON_DARK), best) == pytest.approx(expected)


@pytest.mark.parametrize("masks", [1, 3, 4])
@pytest.mark.parametrize("refines", [True, False])
def test_prompts_in_one_run_get_the_same_masks_as_one_by_one(tmp_path, masks, refines):
    batching = working_segmenter(tmp_path, masks=masks, refines=refines)
    (tmp_path / "single").mkdir()
    single = working_segmenter(tmp_path / "single", masks=masks, refines=refines, batches=False)
    assert (batching.batches, single.batches) == (True, False)
    assert batching.refines is single.refines is refines
    prompts = [click(place) for place in (ON_DARK, ON_BAR, ON_GROUND)]
    embedding = batching.embed(scene())
    together = batching.segment_each(embedding, prompts)
    apart = single.segment_each(embedding, prompts)
    for answers, others, prompt in zip(together, apart, prompts, strict=True):
        for answer, other, alone in zip(
            answers, others, batching.segment(embedding, prompt), strict=True
        ):
            np.testing.assert_allclose(answer.low_res, other.low_res, atol=1e-3)
            np.testing.assert_allclose(answer.low_res, alone.low_res, atol=1e-3)


def test_no_prompts_get_no_answers(segmenter, embedding):
    assert segmenter.segment_each(embedding, []) == ()


def test_prompts_of_different_lengths_cannot_share_a_run(segmenter, embedding):
    with pytest.raises(ValueError, match="different lengths"):
        segmenter.segment_each(embedding, [click(ON_DARK), click(ON_DARK, ON_BAR)])


@pytest.mark.parametrize(
    "prompt", [Prompt(), click((300, 20)), click((float("nan"), 1)), Prompt(box=Box(5, 5, 5, 5))]
)
def test_bad_prompt_never_reaches_the_network(segmenter, embedding, prompt):
    with pytest.raises(PromptError):
        segmenter.segment(embedding, prompt)
    with pytest.raises(PromptError):
        segmenter.segment_each(embedding, [click(ON_DARK), prompt])


@pytest.mark.parametrize(
    "shape", [(1, 1), (2, 2), (16, 5000), (5000, 16), (1, 3000), (256, 256), (700, 500)]
)
def test_photos_of_every_shape_get_a_mask_of_their_part_of_the_frame(segmenter, shape):
    height, width = shape
    embedding = segmenter.embed(np.full(shape, 60, np.float32))
    best, *_ = segmenter.segment(embedding, click((width / 2, height / 2)))
    longest = max(shape)
    rows, columns = (max(1, round(64 * side / longest)) for side in shape)
    assert abs(best.logits.shape[0] - rows) <= 1
    assert abs(best.logits.shape[1] - columns) <= 1
    assert is_inside(best, width / 2, height / 2)


def test_edges_of_the_photo_can_be_clicked(segmenter, embedding):
    for place in [(0, 0), (256, 192), (0, 192), (256, 0)]:
        best, *_ = segmenter.segment(embedding, click(place))
        assert is_inside(best, min(place[0], 255), min(place[1], 191))


def test_threads_share_a_segmenter(segmenter, embedding):
    prompts = [click((8 * index + 4, 100)) for index in range(16)]
    expected = [segmenter.segment(embedding, prompt)[0].low_res for prompt in prompts]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda prompt: segmenter.segment(embedding, prompt), prompts))
    for answers, low_res in zip(found, expected, strict=True):
        np.testing.assert_array_equal(answers[0].low_res, low_res)


def test_encoder_gets_gray_values_normalized_and_padded_with_zeros(embedding):
    planes = embedding.tensor.reshape(1, 4, 4, 3, 16, 16).transpose(0, 3, 4, 1, 5, 2)
    picture = planes.reshape(3, 64, 64)
    # L* 50 is the sRGB gray value 118.9, L* 20 is 47.9 (CIE 15:2018, IEC 61966-2-1).
    mean, std = 127.5, 60.0
    np.testing.assert_allclose(picture[:, 2, 2], (118.9 - mean) / std, atol=0.01)
    np.testing.assert_allclose(picture[:, 10, 10], (47.9 - mean) / std, atol=0.01)
    assert not picture[:, 48:].any()


FOREIGN = {
    "planes": {"layout": "planes", "input_name": "images", "output_name": "embeddings"},
    "pixels": {"layout": "pixels", "input_name": "input_image", "fixed": True},
}


@pytest.mark.parametrize("options", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("refines", [True, False])
def test_foreign_pair_without_metadata_finds_the_object(tmp_path, options, refines):
    encoder = save_working_encoder(tmp_path / "sam_encoder.onnx", None, **options)
    decoder = save_working_decoder(
        tmp_path / "sam_decoder.onnx", None, masks=4, batches=False, refines=refines
    )
    segmenter = Segmenter(ModelSession(encoder), ModelSession(decoder))
    best, *_ = segmenter.segment(segmenter.embed(scene(256, 256)), click((40, 130)))
    assert is_inside(best, 40, 130)
    assert not is_inside(best, 150, 20)


def test_foreign_encoder_of_pixels_pads_a_photo_itself(tmp_path):
    encoder = save_working_encoder(
        tmp_path / "sam_encoder.onnx", None, layout="pixels", input_name="input_image", size=1024
    )
    decoder = save_working_decoder(
        tmp_path / "d.onnx", replace(WORKING_DECODER, size=1024), size=1024
    )
    segmenter = Segmenter(ModelSession(encoder), ModelSession(decoder))
    best, *_ = segmenter.segment(segmenter.embed(scene()), click(ON_DARK))
    assert best.logits.shape == (48, 64)
    assert is_inside(best, *ON_DARK)
    assert not is_inside(best, *ON_GROUND)


def test_encoder_and_decoder_for_different_sizes_do_not_pair(tmp_path):
    encoder = save_working_encoder(tmp_path / "e.onnx")
    other = save_working_decoder(tmp_path / "d.onnx", replace(WORKING_DECODER, size=512))
    with pytest.raises(ModelError, match=r"do not belong together .*256 pixels.*512"):
        Segmenter(ModelSession(encoder), ModelSession(other))


def test_encoder_and_decoder_with_different_embeddings_do_not_pair(tmp_path):
    encoder = save_working_encoder(tmp_path / "e.onnx")
    model = onnx.load(save_working_decoder(tmp_path / "d.onnx"))
    model.graph.input[0].type.tensor_type.shape.dim[1].dim_value = 32
    onnx.save(model, tmp_path / "d.onnx")
    with pytest.raises(ModelError, match=r"48 x 16 x 16 numbers, the other takes 32 x 16 x 16"):
        Segmenter(ModelSession(encoder), ModelSession(tmp_path / "d.onnx"))


def test_embedding_that_only_shows_when_it_runs_is_checked_too(tmp_path):
    encoder = onnx.load(save_working_encoder(tmp_path / "e.onnx"))
    encoder.graph.node[1].attribute[0].i = 8
    for dimension in encoder.graph.output[0].type.tensor_type.shape.dim:
        dimension.dim_param = "any"
    onnx.save(encoder, tmp_path / "e.onnx")
    decoder = save_working_decoder(tmp_path / "d.onnx")
    with pytest.raises(ModelError, match="do not belong together"):
        Segmenter(ModelSession(tmp_path / "e.onnx"), ModelSession(decoder)).embed(scene())


@pytest.mark.parametrize("size", [128, 512])
def test_encoder_that_contradicts_its_own_size_is_refused(tmp_path, size):
    encoder = save_working_encoder(tmp_path / "e.onnx", replace(WORKING_ENCODER, size=size))
    decoder = save_working_decoder(tmp_path / "d.onnx", replace(WORKING_DECODER, size=size))
    with pytest.raises(ModelError, match=f"looks at {size} pixels, but its input has another"):
        Segmenter(ModelSession(encoder), ModelSession(decoder))


def test_models_of_other_kinds_are_refused(tmp_path):
    encoder = ModelSession(save_working_encoder(tmp_path / "e.onnx"))
    decoder = ModelSession(save_working_decoder(tmp_path / "d.onnx"))
    with pytest.raises(ModelError, match="is a segmenter-decoder; choose a segmenter-encoder"):
        Segmenter(decoder, encoder)
    with pytest.raises(ModelError, match="is a segmenter-encoder; choose a segmenter-decoder"):
        Segmenter(encoder, encoder)


def test_answer_that_is_no_number_is_said(tmp_path):
    encoder = save_working_encoder(tmp_path / "e.onnx", replace(WORKING_ENCODER, std=(1e-30,) * 3))
    decoder = save_working_decoder(tmp_path / "d.onnx")
    segmenter = Segmenter(ModelSession(encoder), ModelSession(decoder))
    embedding = segmenter.embed(scene())
    broken = replace(embedding, tensor=np.full_like(embedding.tensor, np.nan))
    with pytest.raises(ModelError, match="answered no numbers"):
        segmenter.segment(broken, click(ON_DARK))


@settings(max_examples=25)
@given(st.floats(-5, 5), st.floats(-5, 5))
def test_stability_is_the_overlap_of_two_thresholds(low, high):
    low_res = np.full((64, 64), -20, np.float32)
    low_res[:10], low_res[10:30] = low, high
    stability = MaskCandidate(0.9, low_res, Frame(256, 100, 100)).stability
    inner, outer = 10 * (low > 1) + 20 * (high > 1), 10 * (low > -1) + 20 * (high > -1)
    assert stability == pytest.approx(inner / outer if outer else 0)
