"""The root list of addresses: the desk under /desk/, the public portal under the language prefix,
what other machines call (a room's ``outside``) under /in/."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path


def rooms_with_urls(prefix: str) -> list[str]:
    named = [f"dengwen.{room}.urls" for room in settings.ROOMS if room.startswith(prefix)]
    return [name for name in named if find_spec(name)]


portal = rooms_with_urls("channels.portal")
desk = [name for name in rooms_with_urls("") if name not in portal]
outside = [name for room in settings.ROOMS if find_spec(name := f"dengwen.{room}.outside")]

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(*(path("", include(name)) for name in portal)),
    *(path("desk/", include(name)) for name in desk),
    *(path("in/", include(name)) for name in outside),
]

handler400 = "dengwen.config.faults.malformed"
handler403 = "dengwen.config.faults.refused"
handler404 = "dengwen.config.faults.not_found"
handler500 = "dengwen.config.faults.broken"
