import uuid

from django.db import migrations, models


def name_each(apps, schema_editor):
    for name in ("Posting", "Tie"):
        for row in apps.get_model("people", name).objects.filter(uid=None):
            row.uid = uuid.uuid4()
            row.save(update_fields=["uid"])


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_one_time_passphrase'),
    ]

    operations = [
        migrations.AddField(
            model_name='posting',
            name='uid',
            field=models.UUIDField(default=None, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='tie',
            name='uid',
            field=models.UUIDField(default=None, editable=False, null=True),
        ),
        migrations.RunPython(name_each, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='posting',
            name='uid',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name='tie',
            name='uid',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
    ]
