"""The small organisation, with a keeper in this process."""

from tests.intake.conftest import _fresh_holders, house, media

__all__ = ["_fresh_holders", "house", "media"]
