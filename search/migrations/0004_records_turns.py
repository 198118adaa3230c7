from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_starting_synonyms")]

    operations = [
        migrations.CreateModel(
            name="ShippingTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("engine", models.CharField(max_length=20, unique=True)),
                ("number", models.BigIntegerField(default=0)),
                ("taken_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveIndex(model_name="outboxentry", name="outbox_by_record"),
        migrations.AddField(
            model_name="outboxentry",
            name="engine",
            field=models.CharField(default="database", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="searchdocument",
            name="record",
            field=models.CharField(default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="outboxentry", name="error", field=models.CharField(blank=True, max_length=200)
        ),
        migrations.AlterField(
            model_name="outboxentry", name="next_try_at", field=models.DateTimeField(null=True)
        ),
        migrations.AlterField(
            model_name="outboxentry", name="source", field=models.CharField(max_length=20)
        ),
        migrations.AlterField(
            model_name="outboxentry", name="tries", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AddIndex(
            model_name="outboxentry",
            index=models.Index(fields=["engine", "next_try_at"], name="outbox_by_next_try"),
        ),
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(fields=["index", "record"], name="search_document_by_record"),
        ),
    ]
