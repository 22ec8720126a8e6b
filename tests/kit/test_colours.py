"""The colours of pictures: told apart by every eye and read on a weak projector.

Colour blindness by the matrices of Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB; distances in
CIE L*a*b* (1976), where about 2 is just seen; contrast by WCAG 2.2.
"""

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from simlib.kit.theme import BASELINE, CAME, CONTRAST, GOOD, INK, OURS, STAGES, contrast, legible

EYES = {
    "usual": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
)
WHITE = XYZ.sum(axis=1)
APART = 20  # ten times what is just seen: across a room, in thin lines


def seen(colour, eye):
    """L*, a*, b* of a colour as an eye sees it."""
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(np.maximum(XYZ @ np.clip(np.array(EYES[eye]) @ linear, 0, 1) / WHITE, 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eye", EYES)
def test_two_meanings_never_look_alike(eye):
    for one, other in combinations((OURS, BASELINE, CAME, GOOD, INK), 2):
        assert np.linalg.norm(seen(one, eye) - seen(other, eye)) > APART, (one, other)


@pytest.mark.parametrize("eye", EYES)
def test_stages_darken_one_by_one(eye):
    light = [seen(stage, eye)[0] for stage in STAGES]
    assert all(early - late > 4 for early, late in pairwise(light))


@pytest.mark.parametrize("colour", [OURS, BASELINE, CAME, GOOD, INK, *STAGES])
def test_words_stand_out_from_the_paper(colour):
    assert contrast(legible(colour)) >= CONTRAST


def test_coloured_words_need_no_darkening():
    assert [legible(colour) for colour in (OURS, CAME, GOOD, INK)] == [OURS, CAME, GOOD, INK]
