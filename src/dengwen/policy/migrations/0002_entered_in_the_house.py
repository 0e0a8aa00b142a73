"""Versions and calendar days get identifiers, so that the house's chain can speak of them; whole years can be entered."""

import uuid

from django.db import migrations, models


def identify(apps, _schema):
    """Every row that already stands gets an identifier of its own."""
    for name in ("PolicyVersion", "CalendarDay"):
        model = apps.get_model("policy", name)
        for row in model.objects.filter(uid=None):
            model.objects.filter(pk=row.pk).update(uid=uuid.uuid4())


def uid(**more):
    return models.UUIDField(default=uuid.uuid4, editable=False, unique=True, **more)


class Migration(migrations.Migration):

    dependencies = [("policy", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="KnownYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", uid()),
                ("begins_on", models.DateField(unique=True)),
            ],
        ),
        migrations.AddField("calendarday", "withdrawn", models.BooleanField(default=False)),
        migrations.AddField("calendarday", "uid", models.UUIDField(null=True, editable=False)),
        migrations.AddField("policyversion", "uid", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(identify, migrations.RunPython.noop),
        migrations.AlterField("calendarday", "uid", uid()),
        migrations.AlterField("policyversion", "uid", uid()),
    ]
