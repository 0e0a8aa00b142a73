"""Properties are held to what they say, not to how fast a busy machine says it."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
