"""Language and theme: two buttons, two cookies."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from dengwen.desk import guard, theme
from dengwen.people.models import Staff

YEAR = 365 * 24 * 60 * 60


def _back(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(guard.safe_next(request, request.POST.get("next", "")))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie, and with the person when somebody is signed in."""
    chosen = request.POST.get("language", "")
    response = _back(request)
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR, samesite="Lax", secure=settings.SECURE)
        if isinstance(request.user, Staff):
            Staff.objects.filter(pk=request.user.pk).update(language=chosen)
    return response


@require_POST
def colours(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or automatic in a cookie."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    if chosen in theme.FOLLOWING:
        response.set_cookie(theme.COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=settings.SECURE, httponly=True)
    return response
