"""The table of addresses, a file for each room.

A room's file holds ``TABLE``; where its addresses take arguments, ``ARGUMENTS`` by name, each a function of the matter; and where they
need something to stand there first, ``prepare(house, matter)``, which leaves it in ``matter.more``.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

ROOMS: list[ModuleType] = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]
