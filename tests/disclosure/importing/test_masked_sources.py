"""A table whose names are masked is no source of a notice."""

import pytest

from tests.disclosure.importing.tables import lease, places, read_leases

MASKED = ["李某某", "李某", "欧阳某某", "李某某（代）", "李某某、王某"]


@pytest.mark.parametrize("name", [*MASKED, "李**", "林*福", "陈XX"])
def test_masked_names_are_one_error(name):
    result = read_leases(lease(1), lease(2, 承租方=name), lease(3, 承租方=name))
    assert places(result.errors) == [(3, "lessee")]
    assert "（第 3、4 行）" in result.errors[0].message
    assert "请上传村里原来的表" in result.errors[0].message


def test_words_about_somebody_may_mask_the_name():
    assert read_leases(lease(1, 备注="由王某某代缴")).errors == ()
