from django.db import migrations, models

import feedback.row_facts


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0002_redactions_are_seen'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='ticket',
            name='row_text',
        ),
        migrations.AddField(
            model_name='ticket',
            name='row_facts',
            field=models.JSONField(blank=True, default=list, encoder=feedback.row_facts.ReadableEncoder, verbose_name='哪一笔'),
        ),
    ]
