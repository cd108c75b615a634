import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_eval

from training.networks.upsampled_conv import UpsampledConv2d

sizes = st.integers(1, 7)


def plainly(conv: UpsampledConv2d, small: torch.Tensor) -> torch.Tensor:
    """What the name says: enlarge, then convolve."""
    large = functional.interpolate(small, scale_factor=2.0, mode="nearest")
    return functional.conv2d(large, conv.weight, conv.bias, padding=1)


@given(
    height=sizes, width=sizes, inputs=sizes, outputs=sizes, bias=st.booleans(), seed=st.integers(0)
)
def test_phases_equal_upsampling_and_convolving(
    height: int, width: int, inputs: int, outputs: int, bias: bool, seed: int
) -> None:
    torch.manual_seed(seed % 2**32)
    conv = UpsampledConv2d(inputs, outputs, bias=bias).double()
    small = torch.randn(2, inputs, height, width, dtype=torch.double)
    expected = plainly(conv, small)
    torch.testing.assert_close(conv.eval()(small), expected, rtol=0, atol=1e-12)


def test_training_on_few_cells_and_on_many_computes_the_same() -> None:
    torch.manual_seed(0)
    conv = UpsampledConv2d(2, 3).double().train()
    for side in (8, 64):
        small = torch.randn(1, 2, side, side, dtype=torch.double)
        torch.testing.assert_close(conv(small), plainly(conv, small), rtol=0, atol=1e-12)


def test_gradients_are_those_of_upsampling_and_convolving() -> None:
    torch.manual_seed(0)
    conv = UpsampledConv2d(3, 4).double().eval()
    small = torch.randn(2, 3, 5, 6, dtype=torch.double, requires_grad=True)
    wanted = torch.randn(2, 4, 10, 12, dtype=torch.double)
    inputs = (small, conv.weight, conv.bias)
    ours = torch.autograd.grad((conv(small) * wanted).sum(), inputs)
    theirs = torch.autograd.grad((plainly(conv, small) * wanted).sum(), inputs)
    for mine, expected in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine, expected, rtol=0, atol=1e-11)


def test_weights_added_up_once_give_the_same() -> None:
    torch.manual_seed(0)
    conv = UpsampledConv2d(2, 3).double().eval()
    small = torch.randn(1, 2, 4, 5, dtype=torch.double)
    expected = conv(small)
    conv.add_weights_up()
    assert torch.equal(conv(small), expected)


def test_parameters_are_those_of_a_3x3_convolution() -> None:
    shapes = {name: value.shape for name, value in UpsampledConv2d(3, 4).state_dict().items()}
    plain = nn.Conv2d(3, 4, 3).state_dict().items()
    assert shapes == {name: value.shape for name, value in plain}


def test_batch_normalization_folds_into_it() -> None:
    torch.manual_seed(0)
    conv, norm = UpsampledConv2d(3, 4, bias=False).eval(), nn.BatchNorm2d(4).eval()
    norm.running_mean.uniform_(-1, 1)
    norm.running_var.uniform_(0.5, 2)
    small = torch.randn(1, 3, 4, 4)
    with torch.no_grad():
        torch.testing.assert_close(fuse_conv_bn_eval(conv, norm)(small), norm(conv(small)))
