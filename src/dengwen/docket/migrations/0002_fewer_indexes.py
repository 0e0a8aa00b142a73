
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('docket', '0001_initial'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='clock',
            name='clock_running_of_case',
        ),
        migrations.AlterField(
            model_name='paper',
            name='case',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='docket.case'),
        ),
        migrations.AlterField(
            model_name='seat',
            name='case',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='docket.case'),
        ),
    ]
