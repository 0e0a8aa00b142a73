"""Two keepers of boxes for the small organisation."""

from __future__ import annotations

from dengwen.people.models import OrganisationVersion
from dengwen.regulation.vocabulary import Post
from tests import house as houses

KEEPERS = {"shu": "舒望之", "tong": "童守成"}


def employed(house: houses.House) -> None:
    """Give them accounts, keys and the post."""
    for name, spoken in KEEPERS.items():
        house.staff[name] = houses._employ(name, house.units["custody"], spoken, Post.BOX_KEEPER)
    OrganisationVersion.touch()
