from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_records_turns")]

    operations = [
        migrations.AddField(
            model_name="searchdocument", name="until", field=models.DateField(null=True)
        )
    ]
