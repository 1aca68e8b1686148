"""What modules export exists once and is documented (ruff holds its order)."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import detente

MODULES = sorted(
    m.name for m in pkgutil.walk_packages(detente.__path__, "detente.") if not m.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_exports_of_a_module_are_there_once(name):
    module = importlib.import_module(name)
    exported = getattr(module, "__all__", None)
    if exported is not None:
        assert len(set(exported)) == len(exported)
        for each in exported:
            assert hasattr(module, each)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_does(name):
    module = importlib.import_module(name)
    assert (module.__doc__ or "").strip()


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_exports_is_documented(name):
    module = importlib.import_module(name)
    for each in getattr(module, "__all__", ()):
        thing = getattr(module, each)
        if inspect.isfunction(thing) and thing.__module__ == name and not each.startswith("_"):
            assert inspect.getdoc(thing) or len(inspect.signature(thing).parameters) <= 4, f"{name}.{each}"
