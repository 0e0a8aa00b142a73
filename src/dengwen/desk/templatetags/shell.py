"""What every page of the desk needs around its content."""

from dataclasses import dataclass, field
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from dengwen.desk import navigation, notices, person, theme
from dengwen.regulation.labels import label

register = template.Library()


@dataclass(frozen=True, slots=True)
class Item:
    url: str
    words: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page: language and theme with their switches, and, once signed in, the person and the rail."""

    lang: str
    other_language: str
    other_lang: str
    other_language_name: str
    here: str
    demo: bool
    dark_media: str
    scheme: str
    next_theme: str
    next_theme_words: str
    theme_icon: str
    organisation: str = ""
    name: str = ""
    initial: str = ""
    posts: str = ""
    news: bool = False
    rail: list[Item] = field(default_factory=list)


@register.simple_tag(takes_context=True)
def shell(context: template.Context) -> Shell:
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return Shell(**frame("", {}))
    outside = frame(request.get_full_path() if request.method == "GET" else request.path, request.COOKIES)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Shell(**outside)
    return Shell(**outside, **inside(request))


def frame(here: str, cookies: dict[str, str]) -> dict[str, Any]:
    english = (get_language() or "").startswith("en")
    chosen = theme.chosen(cookies)
    following = theme.FOLLOWING[chosen]
    return {
        "lang": "en" if english else "zh-Hans",
        "other_language": "zh-hans" if english else "en",
        "other_lang": "zh-Hans" if english else "en",
        "other_language_name": "中文" if english else "English",
        "here": here,
        "demo": settings.DEMO,
        "dark_media": theme.DARK_MEDIA[chosen],
        "scheme": theme.SCHEME[chosen],
        "next_theme": following,
        "next_theme_words": {
            "auto": gettext("Follow the system's light and dark"),
            "light": gettext("Switch to light"),
            "dark": gettext("Switch to dark"),
        }[following],
        "theme_icon": chosen,
    }


def inside(request: HttpRequest) -> dict[str, Any]:
    reader, language = person.reader(request), get_language() or ""
    posts = reader.actor.posts
    root = next((unit for unit in reader.house.units.values() if unit.parent_uid is None), None)
    shown = reader.staff.name_in(language)
    here = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "organisation": (root.name_en if language.startswith("en") else root.name) if root else "",
        "name": shown,
        "initial": shown[:1],
        "posts": gettext(", ").join(label(post).in_(language) for post in sorted(posts)),
        "news": notices.any_new(reader.actor),
        "rail": [
            Item(reverse(place.url_name), place.words.in_(language), place.icon, place.url_name == here)
            for place in navigation.places_for(posts)
        ],
    }
