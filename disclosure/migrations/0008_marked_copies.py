"""The worker marks a workbook's findings as it checks it: a request opens no workbook."""

from django.db import migrations, models

import disclosure.models.batches


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0007_file_names_go_with_files")]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="marked",
            field=models.FileField(
                blank=True,
                storage=disclosure.models.batches.private_storage,
                upload_to="marked/",
            ),
        ),
    ]
