"""A file's name may tell a person's: it is kept no longer than the file."""

from django.db import migrations, models


def forget_names(apps, schema_editor):
    for model in ("LedgerBatch", "Upload"):
        apps.get_model("disclosure", model).objects.filter(source="").update(source_name="")


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0006_public_versions")]

    operations = [
        migrations.AlterField(
            model_name=model,
            name="source_name",
            field=models.CharField("文件名", max_length=255, blank=True),
        )
        for model in ("ledgerbatch", "upload")
    ] + [migrations.RunPython(forget_names, migrations.RunPython.noop, elidable=True)]
