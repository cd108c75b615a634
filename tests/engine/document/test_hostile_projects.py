"""Project files that are damaged, foreign or made to do harm: one clear error each."""

import io
import json
import struct
import zipfile
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.document.errors import ProjectError
from engine.document.project_file import open_project, save_project
from engine.photo.png import SIGNATURE, chunk
from tests.engine.document.documents import edited_document

NAN = float("nan")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The members of a sound project, and the folder of its photo."""
    folder = tmp_path_factory.mktemp("sound")
    save_project(folder / "sound.photochrom", edited_document(folder)[0])
    with zipfile.ZipFile(folder / "sound.photochrom") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return members, folder


def _refused(folder, data, match):
    path = folder / "hostile.photochrom"
    path.write_bytes(data)
    with pytest.raises(ProjectError, match=match) as caught:
        open_project(path)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert str(folder) not in message


def _zipped(members, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _npy(array, **options):
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def _png(width, height, depth=8, color=0, rows=b""):
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return SIGNATURE + body


def test_the_members_themselves_are_sound(sound):
    members, folder = sound
    path = folder / "again.photochrom"
    path.write_bytes(_zipped(members))
    assert len(open_project(path).document.steps) == 5


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"hello", b"PK\5\6" + bytes(18), b"\x89PNG\r\n\x1a\n"]
)
def test_a_file_that_is_no_project(sound, data):
    _refused(sound[1], data, r"no Photochrom project|not those that it lists|part is missing")


def test_a_project_that_does_not_exist(tmp_path):
    with pytest.raises(ProjectError, match="no such file"):
        open_project(tmp_path / "nothing.photochrom")


def test_a_folder_is_no_project(tmp_path):
    with pytest.raises(ProjectError, match=r"system reports|denied"):
        open_project(tmp_path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_project(sound, share):
    members, folder = sound
    data = _zipped(members)
    _refused(folder, data[: int(len(data) * share)], "no Photochrom project")


@pytest.mark.parametrize("member", ["project.json", "prediction.npy", "masks/0001.png"])
def test_a_project_with_a_flipped_bit(sound, member):
    members, folder = sound
    data = bytearray(_zipped(members, zipfile.ZIP_STORED))
    data[data.index(members[member]) + len(members[member]) // 2] ^= 4
    _refused(folder, bytes(data), "cannot be unpacked")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_anywhere_is_noticed_or_harmless(sound, data):
    members, folder = sound
    content = bytearray(_zipped(members))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = folder / "fuzzed.photochrom"
    path.write_bytes(bytes(content))
    try:
        opened = open_project(path)
    except ProjectError:
        return
    assert len(opened.document.steps) == 5


@pytest.mark.parametrize(
    "name", ["../evil.png", "/etc/evil", "masks/../../evil", "C:\\evil.png", "masks/9999.png", "x/"]
)
def test_a_member_that_nobody_listed(sound, name):
    members, folder = sound
    _refused(folder, _zipped({**members, name: b"evil"}), "not those that it lists")
    assert not list(folder.parent.glob("evil*"))


@pytest.mark.parametrize("member", ["project.json", "prediction.npy", "masks/0001.png"])
def test_a_member_that_is_missing(sound, member):
    members, folder = sound
    fewer = {name: content for name, content in members.items() if name != member}
    _refused(folder, _zipped(fewer), "missing|not those that it lists")


def test_two_members_of_one_name(sound):
    members, folder = sound
    file = io.BytesIO(_zipped(members))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("project.json", members["project.json"])
    _refused(folder, file.getvalue(), "same name")


def test_too_many_members(sound):
    members, folder = sound
    many = {f"masks/{index:05d}.png": b"" for index in range(1100)}
    _refused(folder, _zipped({**members, **many}), "too many parts")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_of_compression_that_are_not_used(sound, method):
    members, folder = sound
    _refused(folder, _zipped(members, method), "unknown way")


def test_an_encrypted_member(sound):
    members, folder = sound
    data = bytearray(_zipped(members, zipfile.ZIP_STORED))
    data[data.index(b"PK\1\2") + 8] |= 1
    _refused(folder, bytes(data), "encrypted")


@pytest.mark.parametrize(
    ("member", "size"),
    [("project.json", 17 << 20), ("masks/0000.png", 1 << 20), ("prediction.npy", (1 << 29) + 1)],
)
def test_a_bomb_is_not_inflated(sound, member, size):
    members, folder = sound
    # The declared size is changed instead of writing half a gigabyte.
    data = bytearray(_zipped(members))
    entry = data.index(b"PK\1\2")
    while data[entry + 46 : entry + 46 + len(member)] != member.encode():
        entry = data.index(b"PK\1\2", entry + 1)
    data[entry + 24 : entry + 28] = struct.pack("<I", size)
    _refused(folder, bytes(data), "larger than it can be")


def test_a_bomb_that_lies_about_its_size_is_cut_off(sound):
    members, folder = sound
    bomb = bytearray(_zipped({**members, "project.json": bytes(50_000_000)}))
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = bomb.index(signature)
        bomb[start + offset : start + offset + 4] = struct.pack("<I", 100)
    _refused(folder, bytes(bomb), "cannot be unpacked|another size|no JSON")


def _changed(description, path, value):
    """The JSON text with one value replaced, or left out if the value is ``...``."""
    changed = json.loads(description)
    place = changed
    for key in path[:-1]:
        place = place[key]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(changed).encode()


WRONG_VALUES = [
    (("format",), "photoshop", "no Photochrom project"),
    (("format",), 7, "damaged"),
    (("version",), 5, "newer Photochrom"),
    (("model",), None, "belong together"),
    (("prediction",), None, "belong together"),
    (("model",), ..., "damaged"),
    (("version",), "1", "damaged"),
    (("version",), True, "damaged"),
    (("version",), 0, "damaged"),
    (("version",), ..., "damaged"),
    (("photo",), [], "damaged"),
    (("photo", "path"), "", "damaged"),
    (("photo", "path"), None, "damaged"),
    (("photo", "relative_path"), 5, "damaged"),
    (("photo", "relative_path"), ..., "damaged"),
    (("photo", "bytes"), -1, "damaged"),
    (("photo", "sha256"), "xyz", "damaged"),
    (("photo", "sha256"), "AB" * 32, "damaged"),
    (("photo", "height"), 0, "damaged"),
    (("photo", "height"), 10**30, "damaged"),
    (("photo", "width"), 64.5, "damaged"),
    (("photo", "width"), 640, "damaged"),
    (("model", "name"), {}, "damaged"),
    (("model", "sha256"), ..., "damaged"),
    (("prediction", "temperature"), 0, "damaged"),
    (("prediction", "temperature"), NAN, "damaged"),
    (("prediction", "temperature"), True, "damaged"),
    (("prediction", "temperature"), 10**400, "damaged"),
    (("prediction", "kind"), "segmenter-encoder", "finds no colors"),
    (("prediction", "kind"), "oracle", "damaged"),
    (("prediction", "kind"), None, "damaged"),
    (("prediction", "kind"), "chroma-regressor", "wrong shape"),
    (("prediction", "palette"), "red", "damaged"),
    (("prediction", "palette", "bin_size"), 0, "damaged"),
    (("prediction", "palette", "bin_size"), 10**400, "damaged"),
    (("prediction", "palette", "classes"), [], "damaged"),
    (("prediction", "palette", "classes"), ["a"], "damaged"),
    (("prediction", "palette", "classes"), [5, 4, 3, 2, 1], "damaged"),
    (("prediction", "palette", "classes"), [1, 2, 3], "damaged"),
    (("steps",), {}, "damaged"),
    (("steps",), [1], "damaged"),
    (("steps", 0, "edit"), "explode", "unknown edit"),
    (("steps", 0, "edit"), "__init__", "unknown edit"),
    (("steps", 0, "enabled"), 1, "damaged"),
    (("steps", 0, "masks"), ["masks/0000.png"], "damaged"),
    (("steps", 0, "settings"), [], "damaged"),
    (("steps", 0, "settings", "decoding"), "magic", "damaged"),
    (("steps", 0, "settings", "vividness"), 1e9, "damaged"),
    (("steps", 0, "settings", "vividness"), "1", "damaged"),
    (("steps", 0, "settings", "temperature"), 0, "damaged"),
    (("steps", 0, "settings", "temperature"), ..., "damaged"),
    (("steps", 0, "settings", "upsampling"), 3, "damaged"),
    (("steps", 0, "settings", "rebalance"), 1.5, "damaged"),
    (("steps", 0, "settings", "rebalance"), None, "damaged"),
    (("steps", 1, "masks"), ["../../etc/passwd"], "names of masks"),
    (("steps", 1, "masks"), ["masks/0007.png"], "not those that it lists"),
    (("steps", 1, "masks"), ["masks/0000.png"], "not those that it lists"),
    (("steps", 1, "masks"), [["masks/0000.png"]], "damaged"),
    (("steps", 1, "masks"), "masks/0000.png", "damaged"),
    (("steps", 1, "settings", "delta_a"), -1, "damaged"),
    (("steps", 1, "settings", "delta_b"), float("inf"), "damaged"),
    (("steps", 1, "settings", "strength"), 1.5, "damaged"),
    (("steps", 1, "settings", "method"), None, "damaged"),
    (("steps", 2, "settings", "a"), 1e30, "damaged"),
    (("steps", 2, "settings", "b"), NAN, "damaged"),
    (("steps", 3, "settings", "reach"), 0, "settings that it cannot have"),
    (("steps", 3, "settings", "points"), [{}], "damaged"),
    (("steps", 3, "settings", "points"), [{"x": 1, "y": 1, "a": 0, "b": 0}] * 65, "damaged"),
    (("steps", 3, "settings", "points", 0, "x"), 65, "settings that it cannot have"),
    (("steps", 3, "settings", "points", 0, "y"), -1, "damaged"),
]


@pytest.mark.parametrize(("path", "value", "match"), WRONG_VALUES)
def test_a_description_that_cannot_be(sound, path, value, match):
    members, folder = sound
    if path[:2] == ("steps", 1) and path[2] == "masks":
        members = {k: v for k, v in members.items() if k != "masks/0002.png" or value}
    changed = _changed(members["project.json"], path, value)
    _refused(folder, _zipped({**members, "project.json": changed}), match)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        b'{"format": "photochrom-project", "format": "photochrom-project"}',
        b'{"version": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_description_that_is_no_object(sound, text):
    members, folder = sound
    _refused(folder, _zipped({**members, "project.json": text}), "damaged")


def test_a_photo_of_another_size_than_described(sound):
    members, folder = sound
    description = json.loads(members["project.json"])
    description["steps"] = []
    description["photo"]["height"] = 50
    members = {
        "project.json": json.dumps(description).encode(),
        "prediction.npy": members["prediction.npy"],
    }
    _refused(folder, _zipped(members), "another size")


def test_paths_that_no_system_has_are_a_missing_photo(sound):
    members, folder = sound
    description = json.loads(members["project.json"])
    description["photo"] |= {"path": "/a\0b/c\nd.png", "relative_path": "\0"}
    changed = json.dumps(description).encode()
    _refused(folder, _zipped({**members, "project.json": changed}), r"'c\?d\.png' .* missing")


class _Malice:
    def __reduce__(self):
        return print, ("pickle was run",)


LOGITS = np.zeros((5, 12, 16), np.float16)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x93NUMPY\x01\x00",
        b"\x93NUMPY\x01\x00\xff\xff" + b"{" * 65535,
        b"\x93NUMPY\x09\x00" + bytes(100),
        _npy(np.array([_Malice()], dtype=object), allow_pickle=True),
        _npy(LOGITS.astype(np.float32)),
        _npy(LOGITS.astype(">f2")),
        _npy(np.zeros((5, 12, 16), "i2")),
        _npy(np.zeros((5, 12, 16), [("a", "<f2")])),
        _npy(np.asfortranarray(LOGITS)),
        _npy(LOGITS[0]),
        _npy(LOGITS[:4]),
        _npy(LOGITS[:, :0]),
        _npy(LOGITS) + b"\0",
        _npy(LOGITS)[:-1],
        _npy(LOGITS).replace(b"(5, 12, 16)", b"(5, -2,-96)"),
        _npy(LOGITS).replace(b"(5, 12, 16)", b"(5, 12, 9**9"),
        _npy(LOGITS).replace(b"(5, 12, 16), }    ", b"(5, 4294967296, 1),}"),
        _npy(np.where(np.arange(16) == 3, np.float16("nan"), LOGITS)),
        _npy(np.where(np.arange(16) == 3, np.float16("inf"), LOGITS)),
    ],
)
def test_a_prediction_that_is_none(sound, data, capsys):
    members, folder = sound
    _refused(folder, _zipped({**members, "prediction.npy": data}), "damaged .its prediction")
    assert "pickle was run" not in capsys.readouterr().out


ROWS = b"".join(b"\0" + bytes(64) for _ in range(48))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        _png(64, 48, rows=ROWS)[:60],
        _png(64, 48, rows=ROWS[:100]),
        _png(64, 48, rows=b""),
        _png(48, 64, rows=ROWS),
        _png(60_000, 60_000),
        _png(64, 48, depth=16, rows=ROWS + ROWS),
        _png(64, 48, color=2, rows=ROWS * 3),
        _png(64, 48, rows=ROWS).replace(b"IDAT", b"IDAX"),
    ],
)
def test_a_mask_that_is_none(sound, data):
    members, folder = sound
    _refused(folder, _zipped({**members, "masks/0001.png": data}), "damaged .a mask")
