"""Makes rare colors more or less likely after training."""

import torch

from training.losses.class_balanced import class_weights
from training.networks.classifier import ColorClassifier
from training.palette import ClassCounts
from training.recipe import Recipe


def adjust_balance(
    network: ColorClassifier, counts: ClassCounts, *, recipe: Recipe, shift: float
) -> None:
    """Change how strongly a trained network favors rare classes, without training.

    A network trained on a cross-entropy with class weights W_c^p answers p(c|x) * W_c^p, up to a
    factor. Adding ``shift`` * log W_c to the logits makes that p(c|x) * W_c^(p + shift), as if the
    recipe's power had been higher (shift > 0, livelier) or lower (shift < 0, closer to the truth
    on average). Being constant, the terms fit into the bias of the classifier. Source: logit
    adjustment; Menon et al., Long-tail learning via logit adjustment (ICLR 2021), section 4.

    Args:
        network: changed in place.
        counts: cells of every class in the training photos, shape (classes,).
        recipe: what the network was trained with.
        shift: added to the recipe's power.
    """
    # Eq. 15 depends on the size of a batch, so the counts are those of an average batch.
    share = torch.from_numpy(counts).double() / float(counts.sum())
    average_batch = share * recipe.cells_per_step
    logarithms = class_weights(average_batch, percent=recipe.balance.percent).log()
    bias = network.classifier.get_parameter("bias")
    with torch.no_grad():
        bias.add_((logarithms - logarithms.mean()).to(bias), alpha=shift)
