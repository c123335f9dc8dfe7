"""Where a run computes."""

import ctypes
import os

import pytest
import torch

from engine.errors import EngineError
from engine.training.devices import (
    choose_device,
    choose_threads,
    keep_freed_memory,
    use_card,
    use_threads,
    uses_bfloat16,
)
from tests.engine.training.helpers import a_recipe


def test_auto_takes_a_card_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert choose_device("auto") == torch.device("cpu")

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert choose_device("auto") == torch.device("cuda")


@pytest.mark.parametrize("name", ["cuda", "mps"])
def test_a_device_that_is_not_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)

    with pytest.raises(EngineError, match=f"no usable {name} device. Choose auto or cpu"):
        choose_device(name)


def test_a_device_nobody_knows() -> None:
    with pytest.raises(EngineError, match="no device called tpu"):
        choose_device("tpu")


def test_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)

    assert choose_threads(a_recipe()) == 1
    assert choose_threads(a_recipe(model__hidden_size=512)) == 4
    assert choose_threads(a_recipe(training__threads=3)) == 3


@pytest.mark.parametrize(
    ("precision", "able", "used"),
    [("auto", True, False), ("float32", True, False), ("bfloat16", True, True), ("bfloat16", False, False)],
)
def test_bfloat16_where_it_is_asked_for_and_there(
    precision: str, able: bool, used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: able)

    recipe = a_recipe(training__precision=precision)

    assert uses_bfloat16(recipe, torch.device("cpu")) is used
    assert not uses_bfloat16(recipe, torch.device("mps"))


@pytest.mark.parametrize(("precision", "rough"), [("auto", True), ("bfloat16", True), ("float32", False)])
def test_a_card_takes_its_quick_products_unless_float32_was_asked_for(precision: str, rough: bool) -> None:
    products, layers, recipe = (
        torch.backends.cuda.matmul,
        torch.backends.cudnn,
        a_recipe(training__precision=precision),
    )
    before = products.allow_tf32, layers.allow_tf32
    try:
        products.allow_tf32 = layers.allow_tf32 = not rough

        use_card(recipe, torch.device("cpu"))
        assert products.allow_tf32 is not rough

        use_card(recipe, torch.device("cuda"))
        assert products.allow_tf32 is layers.allow_tf32 is rough
    finally:
        products.allow_tf32, layers.allow_tf32 = before


def test_the_number_of_threads_is_set() -> None:
    before = torch.get_num_threads()
    try:
        use_threads(2)
        assert torch.get_num_threads() == 2
    finally:
        use_threads(before)


def test_freed_memory_is_kept_where_the_library_can() -> None:
    keep_freed_memory()  # nothing to see from outside but that it never fails

    assert torch.zeros(1 << 20).sum() == 0


def test_a_system_without_such_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def missing(name: object) -> object:
        asked.append(name)
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)

    keep_freed_memory()  # goes on without

    assert asked == [None]
