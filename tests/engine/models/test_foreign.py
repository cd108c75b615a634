"""Segmenters that other programs exported, and segmenters found as pairs."""

from dataclasses import replace

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.models.contract import TensorPort
from engine.models.description import ModelKind
from engine.models.errors import ModelError, UnknownSegmenterError
from engine.models.foreign import (
    SAM_MEAN,
    SAM_STD,
    describe_file,
    read_ports,
    recognize_segmenter,
)
from engine.models.session import ModelSession
from engine.models.store import ModelStore
from tests.onnx_models import (
    CLASSIFIER,
    WORKING_DECODER,
    WORKING_ENCODER,
    save,
    save_classifier,
    save_working_decoder,
    save_working_encoder,
)


def port(name, *shape):
    return TensorPort(name, is_float32=True, shape=shape)


PROMPTS = [
    port("image_embeddings", 1, 256, 64, 64),
    port("point_coords", 1, None, 2),
    port("point_labels", 1, None),
]
REFINEMENT = [
    port("mask_input", 1, 1, 256, 256),
    port("has_mask_input", 1),
    port("orig_im_size", 2),
]
OFFICIAL_ANSWERS = [
    port("masks", None, None, None, None),
    port("iou_predictions", None, 4),
    port("low_res_masks", None, None, None, None),
]
EMBEDDING = [port("image_embeddings", 1, 256, 64, 64)]

KNOWN = {
    "official decoder": (PROMPTS + REFINEMENT, OFFICIAL_ANSWERS),
    "decoder of EdgeSAM": (
        PROMPTS,
        [port("scores", 1, 4), port("masks", 1, 4, 256, 256)],
    ),
    "encoder of EdgeSAM": ([port("image", 1, 3, 1024, 1024)], EMBEDDING),
    "forked official encoder": ([port("x", None, 3, 1024, 1024)], EMBEDDING),
    "encoder of samexporter": ([port("input_image", 1, 3, 1024, 1024)], EMBEDDING),
    "encoder of Acly/MobileSAM": ([port("input_image", None, None, 3)], EMBEDDING),
    "plain encoder": (
        [port("images", 1, 3, 1024, 1024)],
        [port("embeddings", 1, 256, 64, 64)],
    ),
}


@pytest.mark.parametrize("title", KNOWN)
def test_known_exports_are_recognized_and_look_at_1024_pixels(title):
    description = recognize_segmenter("sam", *KNOWN[title])
    assert description is not None
    assert description.kind.value.removeprefix("segmenter-") in title
    assert description.size == 1024
    assert description.license == ""


@pytest.mark.parametrize(
    ("title", "normalizes"),
    [
        ("encoder of EdgeSAM", True),
        ("forked official encoder", True),
        ("encoder of samexporter", True),
        ("plain encoder", True),
        ("encoder of Acly/MobileSAM", False),
        ("official decoder", False),
    ],
)
def test_planes_are_normalized_by_the_caller_and_pixels_inside(title, normalizes):
    description = recognize_segmenter("sam", *KNOWN[title])
    assert description is not None
    assert description.mean == (SAM_MEAN if normalizes else None)
    assert description.std == (SAM_STD if normalizes else None)


@pytest.mark.parametrize(
    ("inputs", "outputs"),
    [
        ([], []),
        ([port("image", 1, 3, 1024, 1024)], [port("logits", 1, 1000)]),
        ([port("pixel_values", 1, 3, 1024, 1024)], EMBEDDING),
        ([port("image", 1, 1, 1024, 1024)], EMBEDDING),
        ([port("image", 1, 3, 1024, 682)], EMBEDDING),
        ([port("image", 1, 3, 1000, 1000)], EMBEDDING),
        ([port("image", 1, 3, 0, 0)], EMBEDDING),
        ([port("image", 3, 1024, 1024)], EMBEDDING),
        ([TensorPort("image", is_float32=False, shape=(1, 3, 1024, 1024))], EMBEDDING),
        (PROMPTS, OFFICIAL_ANSWERS),
        ([*PROMPTS, *REFINEMENT[:2]], OFFICIAL_ANSWERS),
        ([*PROMPTS, *REFINEMENT, port("interm_embeddings", 1, 4)], OFFICIAL_ANSWERS),
        (PROMPTS + REFINEMENT, OFFICIAL_ANSWERS[:2]),
    ],
)
def test_anything_else_is_not_recognized(inputs, outputs):
    assert recognize_segmenter("sam", inputs, outputs) is None


def test_free_sizes_mean_those_of_segment_anything():
    encoder = recognize_segmenter("sam", [port("image", None, 3, None, None)], EMBEDDING)
    free = [port("image_embeddings", None, None, None, None), *PROMPTS[1:], *REFINEMENT]
    decoder = recognize_segmenter("sam", free, OFFICIAL_ANSWERS)
    assert encoder is not None
    assert decoder is not None
    assert encoder.size == decoder.size == 1024


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("sam_vit_b-encoder", "sam_vit_b-encoder"),
        ("edge_sam_3x_encoder", "edge_sam_3x-encoder"),
        ("sam_vit_b_01ec64.encoder", "sam_vit_b_01ec64-encoder"),
        ("mobile_sam_image_encoder", "mobile_sam-encoder"),
        ("MobileSAM Encoder", "MobileSAM-encoder"),
        ("my model (1)", "my-model-1--encoder"),
        ("encoder", "segmenter-encoder"),
        ("кодер", "segmenter-encoder"),
        ("..", "segmenter-encoder"),
    ],
)
def test_foreign_model_is_named_after_its_file(stem, name):
    description = recognize_segmenter(stem, *KNOWN["encoder of EdgeSAM"])
    assert description is not None
    assert description.name == name


def test_ports_are_read_from_the_file_as_the_runtime_reads_them(tmp_path):
    for path in [
        save_working_encoder(tmp_path / "e.onnx"),
        save_working_encoder(tmp_path / "p.onnx", None, layout="pixels", input_name="input_image"),
        save_working_decoder(tmp_path / "d.onnx"),
        save_working_decoder(tmp_path / "s.onnx", None, batches=False, refines=False),
    ]:
        session = ModelSession(path)
        inputs, outputs = read_ports(path)
        assert inputs == session.inputs
        # The runtime infers the shapes of outputs, which the file may leave open.
        assert [(o.name, o.is_float32) for o in outputs] == [
            (o.name, o.is_float32) for o in session.outputs
        ]


def test_weights_that_old_exporters_list_as_inputs_are_none(tmp_path):
    graph = helper.make_graph(
        [helper.make_node("Mul", ["x", "weight"], ["image_embeddings"])],
        "old",
        [
            helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, 64, 64]),
            helper.make_tensor_value_info("weight", TensorProto.FLOAT, [1]),
        ],
        [helper.make_tensor_value_info("image_embeddings", TensorProto.FLOAT, [1, 3, 64, 64])],
        [numpy_helper.from_array(np.ones(1, np.float32), "weight")],
    )
    inputs, _ = read_ports(save(tmp_path / "old.onnx", graph, {}))
    assert inputs == (port("x", 1, 3, 64, 64),)


def test_damaged_ports_are_said(tmp_path):
    path = save_working_encoder(tmp_path / "e.onnx", None, input_name="images")
    content = path.read_bytes()
    name = content.rindex(b"images")
    path.write_bytes(content[:name] + b"\xff\xfe" + content[name + 2 :])
    with pytest.raises(ModelError, match="incomplete or damaged"):
        describe_file(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_incomplete_foreign_file_is_said(tmp_path, cut):
    path = save_working_decoder(tmp_path / "d.onnx", None)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)])
    with pytest.raises(ModelError):
        describe_file(path)


def test_metadata_goes_before_recognition(tmp_path):
    path = save_working_decoder(tmp_path / "other name.onnx")
    assert describe_file(path) == WORKING_DECODER


def test_foreign_colorizer_is_refused(tmp_path):
    path = save_classifier(tmp_path / "c.onnx", CLASSIFIER)
    model = onnx.load(path)
    del model.metadata_props[:]
    onnx.save(model, path)
    with pytest.raises(ModelError, match="not made for Photochrom"):
        ModelSession(path)


def test_foreign_segmenter_loads(tmp_path):
    session = ModelSession(save_working_decoder(tmp_path / "sam.decoder.onnx", None))
    assert session.description.kind is ModelKind.SEGMENTER_DECODER
    assert session.description.name == "sam-decoder"


@pytest.fixture
def store(tmp_path):
    installed = tmp_path / "installed"
    installed.mkdir()
    return ModelStore(bundled=tmp_path / "none", installed=installed)


def test_segmenter_is_found_as_a_pair(store):
    encoder = save_working_encoder(store.installed_folder / "mobile_sam_encoder.onnx", None)
    decoder = save_working_decoder(store.installed_folder / "mobile_sam.decoder.onnx", None)
    found = store.find_segmenter("mobile_sam")
    assert [model.path for model in found] == [encoder, decoder]
    assert [model.name for model in found] == ["mobile_sam-encoder", "mobile_sam-decoder"]


def test_missing_half_of_a_segmenter_is_named(store):
    save_working_encoder(store.installed_folder / "sam-encoder.onnx", None)
    with pytest.raises(ModelError, match=r"no model named 'sam-decoder'.*'sam-encoder'"):
        store.find_segmenter("sam")


def test_unknown_segmenter_is_answered_with_the_known_ones(store):
    with pytest.raises(UnknownSegmenterError, match="'sam'; the known ones are none") as none:
        store.find_segmenter("sam")
    assert none.value.known == ()
    for name in ("b", "a"):
        save_working_encoder(store.installed_folder / f"{name}-encoder.onnx", None)
        save_working_decoder(store.installed_folder / f"{name}-decoder.onnx", None)
    save_working_encoder(store.installed_folder / "half-encoder.onnx", None)
    with pytest.raises(UnknownSegmenterError, match="'sam'; the known ones are 'a', 'b'") as some:
        store.find_segmenter("sam")
    assert some.value.known == ("a", "b")


def test_broken_half_of_a_segmenter_is_told_from_an_unknown_one(store):
    (store.installed_folder / "sam-decoder.onnx").write_text("no model")
    with pytest.raises(ModelError, match="no model named 'sam-encoder'"):
        store.find_segmenter("sam")
    save_working_encoder(store.installed_folder / "sam-encoder.onnx", None)
    with pytest.raises(ModelError, match="no ONNX model"):
        store.find_segmenter("sam")


def test_every_file_is_looked_at_once_for_a_segmenter(store, monkeypatch):
    def counted(path):
        looked_at.append(path)
        return describe_file(path)

    looked_at = []
    monkeypatch.setattr("engine.models.store.describe_file", counted)
    encoder = save_working_encoder(store.installed_folder / "sam-encoder.onnx", None)
    decoder = save_working_decoder(store.installed_folder / "sam-decoder.onnx", None)
    store.find_segmenter("sam")
    assert sorted(looked_at) == sorted([encoder, decoder])


def test_pair_of_the_wrong_kinds_is_refused(store):
    save_working_encoder(store.installed_folder / "sam-encoder.onnx", None)
    misnamed = replace(WORKING_ENCODER, name="sam-decoder")
    save_working_encoder(store.installed_folder / "x.onnx", misnamed)
    with pytest.raises(ModelError, match="is a segmenter-encoder; choose a segmenter-decoder"):
        store.find_segmenter("sam")
