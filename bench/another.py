"""django-helpdesk's own `get_email` on one IMAP folder, and what it cost. Runs in the environment that `bench/ingest.py` makes for it.

Its pages must be mounted under their namespace: it builds a ticket's address for every mail, and where that fails it gives up the
whole folder behind the first ticket, without a word. Its automatic answers are rendered and go nowhere.
"""

import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.urls import include, path

FOLDER, PORT, PASSWORD = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

settings.configure(
    SECRET_KEY="only for this measurement",
    SITE_ID=1,
    USE_TZ=True,
    ROOT_URLCONF=__name__,
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    MEDIA_ROOT=str(FOLDER / "helpdesk-media"),
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "helpdesk.sqlite3")}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    HELPDESK_TEAMS_MODE_ENABLED=False,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.sites",
        "django.contrib.humanize",
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "django.contrib.admin",
        "bootstrap4form",
        "rest_framework",
        "helpdesk",
    ],
)
django.setup()

from helpdesk.models import Queue, Ticket  # noqa: E402

urlpatterns = [path("helpdesk/", include("helpdesk.urls"))]

call_command("migrate", interactive=False, verbosity=0)
Queue.objects.create(
    title="Mail",
    slug="mail",
    allow_email_submission=True,
    email_box_type="imap",
    email_box_host="127.0.0.1",
    email_box_port=PORT,
    email_box_user="theirs",
    email_box_pass=PASSWORD,
    email_box_imap_folder="INBOX",
    email_box_interval=0,
)
before, begun = time.process_time(), time.monotonic()
call_command("get_email", quiet=True, verbosity=0)
cpu, seconds, count = time.process_time() - before, time.monotonic() - begun, Ticket.objects.count()
told = {"tickets": count, "cpu_ms": round(cpu * 1000 / max(1, count), 1), "a_second": round(count / seconds, 1)}
versions = {
    "django-helpdesk": version("django-helpdesk"),
    "django": version("django"),
    "python": platform.python_version(),
}
print(json.dumps(told | {"versions": versions}))
