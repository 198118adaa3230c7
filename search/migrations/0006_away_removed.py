from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0005_until")]

    operations = [
        migrations.AddField(
            model_name="shippingturn", name="away_since", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="searchindex", name="removed_by", field=models.BigIntegerField(default=0)
        ),
    ]
