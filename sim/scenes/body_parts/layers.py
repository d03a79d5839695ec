"""The two baked pictures of this scene, as rows: the body with its organs, and the masks that the drug lights up."""

from sim.scenes.body_parts.paint import HEIGHT, WIDTH, cells, paint_body, paint_masks
from sim.view.bake import Layer

BODY = Layer("body", paint_body, (WIDTH, HEIGHT), 88)
MASKS = Layer("body-lit", paint_masks, (WIDTH, cells()[1]), 70)
LAYERS: tuple[Layer, ...] = (BODY, MASKS)
