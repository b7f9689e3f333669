"""Drawings as pixels: the picture itself, and that each protocol carries it whole."""

import re
import zlib
from base64 import b64decode

import numpy as np
import pytest
from hypothesis import given, settings
from strategies import poses

from voicecoach.pose.drawing import Shade
from voicecoach.pose.library import POSES
from voicecoach.pose.pixels import kitty, pixels, sixel
from voicecoach.pose.scene import scene
from voicecoach.pose.svg import COLOURS

WHITE = (255, 255, 255)


@pytest.fixture(scope="module")
def raised():
    return pixels(scene([POSES["sitting"], POSES["leg extension"]]), 400, 200)


def rgb(shade):
    return tuple(bytes.fromhex(COLOURS[shade].removeprefix("#")))


def share(picture, colour):
    return (picture == colour).all(axis=2).mean()


def test_all_that_is_drawn_is_there_on_white(raised):
    assert share(raised, WHITE) > 0.5
    assert all(share(raised, rgb(shade)) > 0.002 for shade in Shade)
    edges = [raised[0], raised[-1], raised[:, 0], raised[:, -1]]
    assert all((edge == 255).all() for edge in edges), "nothing is cut off"


@settings(max_examples=20, deadline=None)
@given(poses)
def test_it_fits_whatever_the_pose(pose):
    high, wide, _ = pixels(scene([pose]), 120, 90).shape
    assert high <= 91
    assert wide <= 121
    assert high >= 89 or wide >= 119, "as large as it gets"


def test_kittys_protocol_carries_each_pixel(raised):
    parts = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", kitty(raised))
    assert "".join(f"\x1b_G{keys};{data}\x1b\\" for keys, data in parts) == kitty(raised)
    assert all(len(data) <= 4096 for _, data in parts)
    assert [keys[-3:] for keys, _ in parts] == [*["m=1"] * (len(parts) - 1), "m=0"] or len(parts) == 1
    keys = dict(pair.split("=") for pair in parts[0][0].split(","))
    assert (int(keys["v"]), int(keys["s"]), 3) == raised.shape
    assert zlib.decompress(b64decode("".join(data for _, data in parts))) == raised.tobytes()


def test_sixels_carry_each_pixel_in_the_nearest_of_our_colours(raised):
    shown = seen(sixel(raised))
    palette = np.array([*map(rgb, Shade), WHITE])
    distances = np.abs(raised[:, :, None].astype(int) - palette).sum(axis=3)
    meant = palette[distances.argmin(axis=2)]
    assert shown.shape == raised.shape
    assert np.abs(shown - meant).max() <= 3, "sixels count in hundredths"


def seen(text):
    """Return what a terminal makes of sixels: red, green and blue of each pixel."""
    wide, high = map(int, re.match(r'\x1bPq"1;1;(\d+);(\d+)', text).groups())
    colours = {number: rgb for number, *rgb in re.findall(r"#(\d+);2;(\d+);(\d+);(\d+)", text)}
    body = re.sub(r"#\d+;2;\d+;\d+;\d+", "", text.removesuffix("\x1b\\").partition(f"{wide};{high}")[2])
    picture = np.full((high + 6, wide, 3), -1)
    for band, rows in enumerate(body.split("-")):
        for number, data in re.findall(r"#(\d+)([^#$]*)", rows):
            columns = re.sub(r"!(\d+)(.)", lambda found: int(found[1]) * found[2], data)
            for x, column in enumerate(columns):
                for y in range(6):
                    if (ord(column) - 63) >> y & 1:
                        picture[6 * band + y, x] = [int(value) * 255 / 100 for value in colours[number]]
    assert (picture[:high] >= 0).all()
    assert (picture[high:] < 0).all()
    return picture[:high]
