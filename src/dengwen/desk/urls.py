"""Addresses of the desk, under /desk/."""

from django.urls import URLPattern, path

from dengwen.desk.views import (
    account,
    case,
    entrance,
    factor,
    files,
    gallery,
    mails,
    notices,
    outbox,
    regulation,
    switches,
    worklist,
)

app_name = "desk"

urlpatterns: list[URLPattern] = [
    path("", worklist.page, name="worklist"),
    path("find/", worklist.find, name="find"),
    path("case/<code>/", case.page, name="case"),
    path("case/<code>/<slug:act>/", case.act, name="act"),
    path("case/<code>/file/<uuid:uid>/", files.clean_copy, name="file"),
    path("notices/", notices.page, name="notices"),
    path("outbox/", outbox.page, name="outbox"),
    path("regulation/", regulation.page, name="regulation"),
    path("sign-in/", entrance.sign_in, name="sign_in"),
    path("sign-out/", entrance.sign_out, name="sign_out"),
    path("lock/", entrance.lock, name="lock"),
    path("undertaking/", entrance.undertaking, name="undertaking"),
    path("account/", account.page, name="account"),
    path("account/passphrase/", account.passphrase, name="passphrase"),
    path("account/code/", account.printed_code, name="printed_code"),
    path("account/mails/", mails.page, name="notice_mails"),
    path("account/second-factor/", factor.page, name="second_factor"),
    path("account/recover/", account.recover, name="recover"),
    path("language/", switches.language, name="language"),
    path("theme/", switches.colours, name="theme"),
    path("gallery/", gallery.page, name="gallery"),
]
