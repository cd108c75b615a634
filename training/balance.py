"""Makes rare colors more or less likely after training."""

import torch

from training.errors import TrainingError
from training.losses.class_balanced import class_weights
from training.networks.color_network import ColorNetwork
from training.palette import ClassCounts
from training.recipe import Recipe


def adjust_balance(
    network: ColorNetwork, counts: ClassCounts, *, recipe: Recipe, shift: float
) -> None:
    """Change how strongly a trained network favors rare classes, without training.

    A network trained on a cross-entropy with class weights W_c^p answers p(c|x) * W_c^p, up to a
    factor. Adding ``shift`` * log W_c to the logits makes that p(c|x) * W_c^(p + shift), as if the
    recipe's power had been higher (shift > 0, livelier) or lower (shift < 0, closer to the truth
    on average). Being constant, the terms fit into the bias of the last convolution. Source: logit
    adjustment; Menon et al., Long-tail learning via logit adjustment (ICLR 2021), section 4.

    Args:
        network: a classifier; changed in place.
        counts: cells of every class in the training photos, shape (classes,).
        recipe: what the network was trained with.
        shift: added to the recipe's power.

    Raises:
        TrainingError: the network regresses a* and b* and knows no classes.
    """
    if recipe.regresses:
        raise TrainingError("A regressor has no classes whose balance could be shifted.")
    # Eq. 15 depends on the size of a batch, so the counts are those of an average batch.
    share = torch.from_numpy(counts).double() / float(counts.sum())
    average_batch = share * recipe.cells_per_step
    logarithms = class_weights(average_batch, percent=recipe.balance.percent).log()
    network.add_to_logits(shift * (logarithms - logarithms.mean()))
