"""Addresses of the online entry points, under /desk/."""

from django.urls import URLPattern, path

from dengwen.channels.social.views import accounts, entrance, inbox

app_name = "social"

urlpatterns: list[URLPattern] = [
    path("online/", inbox.inbox, name="inbox"),
    path("online/entrance/", entrance.page, name="entrance"),
    path("online/entrance/<slug:language>.<slug:kind>", entrance.drawing, name="drawing"),
    path("online/accounts/", accounts.registry, name="accounts"),
    path("online/accounts/<uuid:uid>/", accounts.account, name="account"),
    path("online/<uuid:uid>/", inbox.conversation, name="conversation"),
    path("online/<uuid:uid>/file/<uuid:file>/", inbox.clean_copy, name="file"),
]
