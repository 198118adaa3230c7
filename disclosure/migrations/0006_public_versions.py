"""A batch is a version from when the public has seen it: what only a draft held is not counted."""

from django.db import migrations, models


def count_versions(apps, schema_editor):
    """By the order in which the public saw them."""
    batches = apps.get_model("disclosure", "LedgerBatch").objects.order_by("first_published_at")
    versions: dict[tuple[int, str, str], int] = {}
    for batch in batches.exclude(first_published_at=None):
        notice = batch.village_id, batch.ledger, batch.period
        batch.version = versions[notice] = versions.get(notice, 0) + 1
        batch.save(update_fields=["version"])


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0005_private_numbers")]

    operations = [
        migrations.AlterModelOptions(
            name="ledgerbatch",
            options={"ordering": ["-pk"], "verbose_name": "批次", "verbose_name_plural": "批次"},
        ),
        migrations.RemoveConstraint(model_name="ledgerbatch", name="one_batch_per_number"),
        migrations.RemoveField(model_name="ledgerbatch", name="number"),
        migrations.AddField(
            model_name="ledgerbatch",
            name="version",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="第几版"),
        ),
        migrations.RunPython(count_versions, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="ledgerbatch",
            constraint=models.UniqueConstraint(
                fields=("village", "ledger", "period", "version"), name="one_batch_per_version"
            ),
        ),
    ]
