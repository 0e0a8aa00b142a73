"""Addresses of the bylaws, under /desk/."""

from django.urls import URLPattern, path

from dengwen.bylaws.views import calendar, numbers

app_name = "bylaws"

urlpatterns: list[URLPattern] = [
    path("numbers/", numbers.page, name="numbers"),
    path("numbers/new/", numbers.new, name="new_numbers"),
    path("calendar/", calendar.page, name="calendar"),
    path("calendar/day/", calendar.correct, name="correct_day"),
    path("calendar/day/back/", calendar.withdraw, name="withdraw_day"),
    path("calendar/list/", calendar.load, name="load_days"),
]
