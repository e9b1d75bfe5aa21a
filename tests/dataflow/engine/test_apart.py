"""PNG made in a process of its own: the same bytes, and the same faults."""

import pytest

from dataflow.engine import apart, raster
from dataflow.engine.faults import PictureTooLarge

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{side}pt" height="{side}pt" viewBox="0 0 9 9">'
    '<rect width="9" height="9"/></svg>'
)


def test_it_is_the_same_picture() -> None:
    small = SVG.format(side=20)
    assert apart.png(small) == raster.png(small)


def test_a_fault_comes_back_as_the_same_fault() -> None:
    large = SVG.format(side=20_000)
    with pytest.raises(PictureTooLarge) as here:
        raster.png(large)
    with pytest.raises(PictureTooLarge) as there:
        apart.png(large)
    assert (there.value.code, there.value.values) == (here.value.code, here.value.values)
