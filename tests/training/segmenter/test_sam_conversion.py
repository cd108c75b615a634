import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from segment_anything import SamPredictor
from segment_anything.modeling import (
    ImageEncoderViT,
    MaskDecoder,
    PromptEncoder,
    Sam,
    TwoWayTransformer,
)

from engine.models.providers import Device
from engine.models.session import ModelSession
from training.errors import TrainingError
from training.segmenter import convert as conversion
from training.segmenter.convert import ARCHITECTURES, Architecture, convert

SIZE = 64


def build_tiny() -> Sam:
    """The parts of Segment Anything in its own arrangement, with a small image encoder."""
    cells = SIZE // 16
    sam = Sam(
        image_encoder=ImageEncoderViT(
            img_size=SIZE,
            patch_size=16,
            embed_dim=32,
            depth=2,
            num_heads=2,
            out_chans=256,
            use_rel_pos=True,
            window_size=3,
            global_attn_indexes=(1,),
        ),
        prompt_encoder=PromptEncoder(256, (cells, cells), (SIZE, SIZE), 16),
        mask_decoder=MaskDecoder(
            transformer_dim=256,
            transformer=TwoWayTransformer(depth=2, embedding_dim=256, num_heads=8, mlp_dim=2048),
        ),
    )
    return sam.eval()


@pytest.fixture(scope="module", autouse=True)
def _tiny_is_published() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ARCHITECTURES, 32, Architecture("sam-vit-tiny", build_tiny))
        yield


def save(content: object, folder: Path) -> Path:
    """Save a checkpoint under a name that ends in its MD5, as the published ones do."""
    unnamed = folder / "unnamed.pth"
    torch.save(content, unnamed)
    digest = hashlib.md5(unnamed.read_bytes(), usedforsecurity=False).hexdigest()
    return unnamed.rename(folder / f"sam_vit_tiny_{digest[:6]}.pth")


@pytest.fixture(scope="module")
def sam() -> Sam:
    torch.manual_seed(0)
    return build_tiny()


@pytest.fixture(scope="module")
def converted(sam: Sam, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder, told = tmp_path_factory.mktemp("sam"), list[str]()
    files = convert(save(sam.state_dict(), folder), folder / "models", progress=told.append)
    assert told == ["checking the file", "reading the weights", "converting"]
    return files


def test_converted_files_describe_themselves(converted: tuple[Path, Path]) -> None:
    assert [path.name for path in converted] == [
        "sam-vit-tiny-encoder.onnx",
        "sam-vit-tiny-decoder.onnx",
    ]
    encoder, decoder = (ModelSession(path, device=Device.CPU).description for path in converted)
    assert (encoder.name, decoder.name) == ("sam-vit-tiny-encoder", "sam-vit-tiny-decoder")
    assert encoder.mean == pytest.approx((123.675, 116.28, 103.53))
    assert encoder.std == pytest.approx((58.395, 57.12, 57.375))
    assert (encoder.size, encoder.data) == (SIZE, "SA-1B")


@pytest.mark.parametrize("multimask", [True, False])
def test_converted_models_draw_the_masks_of_segment_anything_s_predictor(
    sam: Sam, converted: tuple[Path, Path], multimask: bool
) -> None:
    photo = np.random.default_rng(0).integers(0, 256, (60, 40, 3)).astype(np.uint8)
    predictor = SamPredictor(sam)
    predictor.set_image(photo)
    click, label = np.array([[12.0, 33.0]]), np.array([1])
    expected, scores, low = predictor.predict(
        click, label, multimask_output=multimask, return_logits=True
    )

    encoder, decoder = (ModelSession(path, device=Device.CPU) for path in converted)
    prepared = sam.preprocess(
        torch.from_numpy(predictor.transform.apply_image(photo)).permute(2, 0, 1).float()
    )
    embedded = encoder.run({"image": prepared[None].numpy()})["image_embeddings"]
    coords = predictor.transform.apply_coords(click, photo.shape[:2])
    answer = decoder.run(
        {
            "image_embeddings": embedded,
            "point_coords": np.concatenate([coords, [[0, 0]]])[None].astype(np.float32),
            "point_labels": np.array([[1, -1]], np.float32),
            "mask_input": np.zeros((1, 1, 16, 16), np.float32),
            "has_mask_input": np.zeros(1, np.float32),
            "orig_im_size": np.array(photo.shape[:2], np.float32),
        }
    )
    chosen = slice(1, 4) if multimask else slice(0, 1)
    np.testing.assert_allclose(answer["low_res_masks"][0, chosen], low, atol=5e-3)
    np.testing.assert_allclose(answer["iou_predictions"][0, chosen], scores, atol=5e-3)
    np.testing.assert_allclose(answer["masks"][0, chosen], expected, atol=5e-3)


def test_published_models_are_told_apart_by_their_width() -> None:
    weights = {conversion._WIDTH_KEY: torch.zeros(1024, 3, 16, 16)}
    assert conversion._architecture(weights).name == "sam-vit-l"
    assert [ARCHITECTURES[width].name for width in (768, 1024, 1280)] == [
        "sam-vit-b",
        "sam-vit-l",
        "sam-vit-h",
    ]


def test_damaged_download_is_told_by_its_hash(sam: Sam, tmp_path: Path) -> None:
    checkpoint = save(sam.state_dict(), tmp_path)
    checkpoint.write_bytes(checkpoint.read_bytes()[:-1000])
    with pytest.raises(TrainingError, match="download it again"):
        convert(checkpoint, tmp_path / "models")
    assert not (tmp_path / "models").exists()


def test_name_may_end_in_the_sha256(sam: Sam, tmp_path: Path) -> None:
    checkpoint = save(sam.state_dict(), tmp_path)
    digest = hashlib.sha256(checkpoint.read_bytes()).hexdigest()
    conversion._check_hash(checkpoint.rename(tmp_path / f"tiny_{digest[:6]}.pth"))


def test_published_name_promises_the_published_content(tmp_path: Path) -> None:
    checkpoint = tmp_path / "sam_vit_b_01ec64.pth"
    checkpoint.write_bytes(b"something else")
    with pytest.raises(TrainingError, match="download it again"):
        convert(checkpoint, tmp_path / "models")


class Malice:
    def __reduce__(self) -> object:
        return os.mkdir, ("broken-into",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"image_encoder.patch_embed.proj.weight": Malice()}, "no checkpoint, or it is damaged"),
        ([1, 2], "no checkpoint of Segment Anything"),
        ({"weight": torch.zeros(3)}, "no checkpoint of Segment Anything"),
        ({conversion._WIDTH_KEY: torch.zeros(500, 3, 16, 16)}, "none of the published models"),
        ({conversion._WIDTH_KEY: torch.zeros(32, 3, 16, 16)}, "not those of a published"),
    ],
)
def test_other_files_are_refused_and_code_in_them_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: object, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TrainingError, match=message):
        convert(save(content, tmp_path), tmp_path / "models")
    assert not Path("broken-into").exists()


def test_missing_checkpoint_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read"):
        convert(tmp_path / "sam_vit_b_01ec64.pth", tmp_path)
    with pytest.raises(TrainingError, match="no such checkpoint"):
        convert(tmp_path / "mine.pth", tmp_path)
