"""Image file directories: what is written is read again, in every layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.photo.exif import exif_block, parse_exif
from engine.photo.ifd import (
    ASCII,
    EXIF_POINTER,
    GPS_POINTER,
    INTEROPERABILITY_POINTER,
    LONG,
    RATIONAL,
    SHORT,
    UNDEFINED,
    Directory,
    Field,
    Layout,
    parse_directory,
    serialize_directory,
)

SIZES = {ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1}
LAYOUTS = [Layout(order, big) for order in "<>" for big in (False, True)]


@st.composite
def fields(draw):
    kind = draw(st.sampled_from(sorted(SIZES)))
    count = draw(st.integers(1, 9))
    size = SIZES[kind] * count
    return Field(kind, draw(st.binary(min_size=size, max_size=size)))


plain_tags = st.integers(1, 65535).filter(
    lambda tag: tag not in (EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER)
)
flat = st.builds(Directory, st.dictionaries(plain_tags, fields(), min_size=1, max_size=6))
nested = st.builds(
    Directory,
    st.dictionaries(plain_tags, fields(), min_size=1, max_size=6),
    st.dictionaries(st.sampled_from([EXIF_POINTER, GPS_POINTER]), flat, max_size=2),
)


def reader(data):
    return lambda offset, size: data[offset : offset + size]


@given(directory=nested, layout=st.sampled_from(LAYOUTS), base=st.integers(4, 50))
def test_a_directory_returns_from_any_layout_and_place(directory, layout, base):
    data = bytes(2 * base) + serialize_directory(directory, layout, 2 * base)
    assert parse_directory(reader(data), 2 * base, layout) == directory


@given(directory=nested, order=st.sampled_from("<>"))
def test_an_exif_block_returns(directory, order):
    assert parse_exif(exif_block(directory, Layout(order))) == (directory, Layout(order))


@given(data=st.binary(max_size=300), layout=st.sampled_from(LAYOUTS))
def test_any_bytes_are_parsed_without_an_error(data, layout):
    parse_directory(reader(layout.header + data), 0, layout)
    parse_exif(layout.header + data)


def test_values_start_at_even_offsets():
    directory = Directory({1: Field(ASCII, b"odd one"), 2: Field(ASCII, b"and more")})
    block = serialize_directory(directory, Layout(), 8)
    assert block.index(b"odd one") % 2 == 0
    assert block.index(b"and more") % 2 == 0


def test_a_directory_that_points_to_itself_ends():
    layout = Layout()
    loop = Directory({EXIF_POINTER: Field.numbers(LONG, 8), 1: Field.numbers(SHORT, 1)})
    block = exif_block(loop, layout)
    parsed = parse_exif(block)
    assert parsed is not None
    assert parsed[0].fields == {1: Field.numbers(SHORT, 1)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_recognized_by_its_header(layout):
    assert Layout.of(layout.header + bytes(16)) == layout


def test_a_field_of_text_is_no_integer():
    assert Field(ASCII, b"6\0").integer() is None
    assert Field.numbers(SHORT, 6).integer() == 6
