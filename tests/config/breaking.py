"""Addresses that break on purpose, for the tests of logs and fault pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

CONTENT = "the pump in hall four was never inspected"


def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError(CONTENT)


def answers(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


urlpatterns = [path("breaks/", breaks), path("desk/fine/", answers), path("zh-hans/fine/", answers)]
handler500 = "dengwen.config.faults.broken"
handler404 = "dengwen.config.faults.not_found"
