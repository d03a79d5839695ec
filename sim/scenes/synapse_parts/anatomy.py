"""Where everything of the drawn synapse is, in scene units; and how the molecules of the pore scene fit into it.

A bouton above, a spine below, cut through the middle of the contact. Not to scale: a cleft is 20 nm high and some
500 nm wide, so it is drawn five times too high; receptors are as large as the cleft allows.
"""

Point = tuple[float, float]

STAGE = (1600, 720)
"""The canvas; a stage of 16:9 shows 1280 of its width, further to the right when the card needs more room."""
AXIS = 592.0
"""The middle of the contact: the middle release site, and the receptor that the camera goes to."""
ACTIVE_ZONE = 294.0
"""The inner face of the bouton's membrane, where vesicles dock."""
CLEFT_TOP, CLEFT_BOTTOM = 314.0, 410.0
"""The two faces that look into the cleft."""
MEMBRANE = 20.0
"""Thickness of both membranes."""
CLEFT_HALF = 226.0
"""Half of the drawn cleft, across which glutamate wanders."""

MOLECULE = 0.205
"""Scene units of the synapse for one of the pore scene."""
RECEPTOR_TOP = CLEFT_BOTTOM + MEMBRANE / 2 - 504.0 * MOLECULE
"""Where the top of the pore scene's canvas lies, so that its bilayer (middle at 504) is the spine's membrane."""
NMDA: tuple[float, ...] = (0.0, -148.0, 148.0)
"""NMDA receptors that are drawn large, from the axis; the camera goes to the first."""
AMPA: tuple[float, ...] = (-74.0, 74.0, -218.0, 218.0)
"""AMPA receptors that are drawn large, from the axis."""
AMPA_SIZE = (64.0, 112.0)
AMPA_TOP = CLEFT_BOTTOM - 74.0

SLOTS: tuple[float, ...] = (0.0, -41.0, 41.0, -82.0, 82.0, -123.0, 123.0, -164.0, 164.0)
"""Release sites in the plane of the cut, from the axis, in the order in which they are used."""
CHANNELS: tuple[float, ...] = (-184.5, -143.5, -102.5, -61.5, -20.5, 20.5, 61.5, 102.5, 143.5, 184.5)
"""Calcium channels of the terminal, between the release sites."""
VESICLE = 17.0
DOCKED = ACTIVE_ZONE - VESICLE - 2.5
"""The middle of a docked vesicle."""

PORE: Point = (AXIS, RECEPTOR_TOP + 474.0 * MOLECULE)
"""The drug site of the first receptor, in scene units of the synapse."""
SPINE_GLOW = (200.0, 400.0, 784.0, 320.0)
"""The area of the mask of spine calcium: left, top, width, height."""

POOL: tuple[Point, ...] = (
    (476, 30), (522, 66), (570, 28), (616, 64), (664, 30), (708, 70), (752, 24), (488, 96), (540, 118),
    (590, 116), (642, 122), (692, 118), (742, 112), (352, 176), (402, 184), (450, 150), (500, 158), (552, 172),
    (604, 170), (656, 174), (706, 166), (756, 160), (806, 150), (852, 168), (376, 230), (430, 218), (480, 212),
    (530, 222), (580, 218), (634, 224), (686, 218), (738, 212), (790, 204), (838, 216),
)  # fmt: skip
"""Vesicles that wait, above those that are docked."""
MITOCHONDRIA: tuple[tuple[float, float, float], ...] = ((374, 104, -0.24), (836, 84, 0.44))
