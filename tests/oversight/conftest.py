from tests.fixtures_vault import _fresh_holders, media
from tests.investigation.world import house

__all__ = ["_fresh_holders", "house", "media"]
