"""The portal's addresses; the language prefix stands before them."""

from django.urls import path

from dengwen.channels.portal.views import acts, back, mails, reading, report, welcome

app_name = "portal"
urlpatterns = [
    path("", reading.home, name="home"),
    path("rules/", reading.rules, name="rules"),
    path("privacy/", reading.privacy, name="privacy"),
    path("report/", report.form, name="report"),
    path("report/check/", report.check, name="check"),
    path("report/done/", report.done, name="done"),
    path("return/", back.enter, name="return"),
    path("welcome/<str:token>/", welcome.page_of, name="welcome"),
    path("status/", back.status, name="status"),
    path("status/leave/", back.leave, name="leave"),
    path("status/message/", acts.message, name="message"),
    path("status/files/", acts.files, name="files"),
    path("status/rate/", acts.rate, name="rate"),
    path("status/object/", acts.object_, name="object"),
    path("status/withdraw/", acts.withdraw, name="withdraw"),
    path("status/mails/", mails.change, name="mails"),
]
