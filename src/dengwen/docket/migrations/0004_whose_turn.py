"""A seat says whose turn it is: the next step of its holder. Matters that stand already are asked by the clerk, in portions."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("docket", "0003_urgent_first")]

    operations = [
        migrations.AddField("seat", "step", models.CharField(blank=True, default="", max_length=24)),
        migrations.AddIndex(
            "seat",
            models.Index(
                fields=["staff_uid", "urgency", "due_on", "case"], condition=Q(active=True) & ~Q(step=""), name="seat_my_turn"
            ),
        ),
    ]
