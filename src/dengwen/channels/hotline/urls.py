"""Addresses of the hotline, under /desk/."""

from django.urls import URLPattern, path

from dengwen.channels.hotline.views import duty, operator, rosters

app_name = "hotline"

urlpatterns: list[URLPattern] = [
    path("hotline/", operator.desk, name="desk"),
    path("hotline/call/<uuid:uid>/", operator.call, name="call"),
    path("hotline/call/<uuid:uid>/take/", operator.take, name="take"),
    path("hotline/call/<uuid:uid>/close/", operator.close, name="close"),
    path("hotline/call/<uuid:uid>/no-matter/", operator.no_matter, name="no_matter"),
    path("hotline/call/<uuid:uid>/transfer/", operator.transfer, name="transfer"),
    path("hotline/duty/", duty.page, name="duty"),
    path("hotline/duty/answer/<uuid:uid>/", duty.answer, name="answer"),
    path("hotline/duty/confirm/<uuid:uid>/", duty.confirm, name="confirm"),
    path("hotline/callback/<uuid:uid>/", duty.callback, name="callback"),
    path("hotline/callback/<uuid:uid>/take/", duty.take, name="callback_take"),
    path("hotline/callback/<uuid:uid>/open/", duty.open_, name="callback_open"),
    path("hotline/callback/<uuid:uid>/voice/", duty.voice, name="voice"),
    path("hotline/callback/<uuid:uid>/try/", duty.tried, name="callback_try"),
    path("hotline/callback/<uuid:uid>/end/", duty.end, name="callback_end"),
    path("hotline/roster/", rosters.page, name="roster"),
    path("hotline/roster/<uuid:uid>/end/", rosters.end, name="duty_end"),
]
