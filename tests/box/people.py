"""Two keepers of boxes for the small organisation."""

from __future__ import annotations

from dengwen.people.models import OrganisationVersion
from dengwen.regulation.vocabulary import Post
from tests import house as houses
from tests.employing import Newcomer, employ

KEEPERS = {"shu": "舒望之", "tong": "童守成"}


def employed(house: houses.House) -> None:
    """Give them accounts, keys and the post."""
    keepers = {name: Newcomer(spoken, house.units["custody"], Post.BOX_KEEPER) for name, spoken in KEEPERS.items()}
    house.staff |= employ(keepers)
    OrganisationVersion.touch()
