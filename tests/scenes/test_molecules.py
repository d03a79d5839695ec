"""The drawn molecules have the atoms and rings of the real ones."""

from collections import Counter

import numpy as np
import pytest

from sim.core.complaints import Complaint
from sim.models.receptor.drugs import DRUGS
from sim.scenes.molecules import molecules, sprite

HEAVY_ATOMS = {
    "ketamine": {"C": 13, "N": 1, "O": 1, "Cl": 1},
    "memantine": {"C": 12, "N": 1},
    "esketamine": {"C": 13, "N": 1, "O": 1, "Cl": 1},
    "arketamine": {"C": 13, "N": 1, "O": 1, "Cl": 1},
    "norketamine": {"C": 12, "N": 1, "O": 1, "Cl": 1},
    "PCP": {"C": 17, "N": 1},
    "lanicemine": {"C": 13, "N": 2},
    "7-chlorokynurenate": {"C": 10, "N": 1, "O": 3, "Cl": 1},
    "traxoprodil": {"C": 20, "N": 1, "O": 3},
    "MK-801": {"C": 16, "N": 1},
    "D-AP5": {"C": 5, "N": 1, "O": 5, "P": 1},
    "ifenprodil": {"C": 21, "N": 1, "O": 2},
    "glutamate": {"C": 5, "N": 1, "O": 4},
}
RINGS = {
    "norketamine": 2,
    "PCP": 3,
    "lanicemine": 2,
    "7-chlorokynurenate": 2,
    "traxoprodil": 3,
    "ketamine": 2,
    "memantine": 3,
    "MK-801": 4,
    "D-AP5": 0,
    "ifenprodil": 3,
    "glutamate": 0,
}
MOST_BONDS = {"C": 4, "N": 4, "O": 2, "Cl": 1, "P": 5}


@pytest.mark.parametrize("name", HEAVY_ATOMS)
def test_the_formula_is_right(name: str) -> None:
    assert Counter(element for element, _ in molecules()[name].atoms) == HEAVY_ATOMS[name]


@pytest.mark.parametrize("name", RINGS)
def test_the_number_of_rings_is_right(name: str) -> None:
    drawn = molecules()[name]
    assert len(drawn.bonds) - len(drawn.atoms) + 1 == RINGS[name]


@pytest.mark.parametrize("name", HEAVY_ATOMS)
def test_no_atom_has_too_many_bonds(name: str) -> None:
    drawn = molecules()[name]
    used: Counter[int] = Counter()
    for a, b, order in drawn.bonds:
        used[a] += order
        used[b] += order
    assert all(count <= MOST_BONDS[drawn.atoms[i][0]] for i, count in used.items())


@pytest.mark.parametrize("name", HEAVY_ATOMS)
def test_no_two_atoms_lie_on_each_other(name: str) -> None:
    places = np.array([place for _, place in molecules()[name].atoms])
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) + 9 * np.eye(len(places))
    assert apart.min() > 0.2


def test_every_drug_of_the_models_can_be_drawn() -> None:
    assert set(DRUGS) - {"none"} <= set(molecules())


def test_the_two_forms_of_ketamine_are_mirror_images() -> None:
    one, other = (molecules()[name] for name in ("esketamine", "arketamine"))
    assert [(element, (-x, y)) for element, (x, y) in one.atoms] == list(other.atoms)


def test_unknown_compounds_all_look_the_same() -> None:
    drawn = [molecules()[name].atoms for name in molecules() if name.startswith("unknown")]
    assert len(drawn) == 6
    assert all(atoms == drawn[0] for atoms in drawn)


def test_a_sprite_fades_out_before_its_border() -> None:
    picture = sprite("ketamine", 60, dark=True)
    width, height = picture.get_size()
    assert max(picture.get_at((x, 0))[3] for x in range(width)) <= 3
    assert max(picture.get_at((0, y))[3] for y in range(height)) <= 3


def test_an_unknown_molecule_is_refused() -> None:
    with pytest.raises(Complaint, match="ketamine"):
        sprite("ketamin", 40, dark=True)
