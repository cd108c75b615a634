from desktop.figure_texts import figure_text
from desktop.preferences.model_details import details_page
from engine.models.store import ModelStore


def test_figures_of_the_bundled_models_are_said_in_words():
    store = ModelStore()
    for name in ("photochrom-base", "photochrom-segmenter-decoder"):
        entry = store.find(name)
        page = details_page(entry)
        assert entry.description.metrics
        for figure in entry.description.metrics:
            assert f"{figure} " not in page


def test_a_figure_has_its_unit():
    assert figure_text("psnr", 23.5904) == "PSNR 23.6 dB"
    assert figure_text("iou_1", 0.4644) == "IoU 0.46 after one click"


def test_a_foreign_figure_keeps_its_name():
    assert figure_text("delta_e", 7.123456) == "delta_e 7.123"
