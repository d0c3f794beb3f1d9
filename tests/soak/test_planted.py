"""The faults that the soak plants fit the code as it is: that a test notices each is seen there."""

import pytest

from tests.soak.planting import Planted, all_planted, unplantable


@pytest.mark.parametrize("fault", [pytest.param(one, id=one.what) for one in all_planted()])
def test_it_can_be_planted(fault: Planted) -> None:
    assert unplantable(fault) == ""
    assert fault.new != fault.old
