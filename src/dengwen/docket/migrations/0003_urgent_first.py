"""Emergencies stand first in every list: the seats follow the matter's urgency, and the indexes of open work begin with it."""

from django.db import migrations, models
from django.db.models import Q

OPEN = ["accepted", "approved", "classified", "dispatched", "investigating", "received", "registered", "reported"]


def follow(apps, _schema):
    """Seats in matters that are emergencies already."""
    cases = apps.get_model("docket", "Case").objects.filter(urgency="emergency").values("pk")
    apps.get_model("docket", "Seat").objects.filter(case__in=cases).update(urgency="emergency")


class Migration(migrations.Migration):

    dependencies = [("docket", "0002_fewer_indexes")]

    operations = [
        migrations.RemoveIndex("case", "case_open_by_due"),
        migrations.RemoveIndex("seat", "seat_worklist"),
        migrations.AddField("seat", "urgency", models.CharField(default="ordinary", max_length=12)),
        migrations.RunPython(follow, migrations.RunPython.noop),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["urgency", "next_due_on", "id"], condition=Q(stage__in=OPEN), name="case_open_urgent_first"
            ),
        ),
        migrations.AddIndex(
            "seat",
            models.Index(
                fields=["staff_uid", "urgency", "due_on", "case"],
                condition=Q(active=True, open=True),
                name="seat_urgent_first",
            ),
        ),
    ]
