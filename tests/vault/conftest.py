"""The vault's own fixtures, for this folder."""

from tests.fixtures_vault import _fresh_holders, media, unlocked, vaultd

__all__ = ["_fresh_holders", "media", "unlocked", "vaultd"]
