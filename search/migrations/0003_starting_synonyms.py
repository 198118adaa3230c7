"""The words of villages with which an installation begins."""

from django.db import migrations

from search.synonyms import starting_groups


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.bulk_create(
        Synonym(words=" ".join(group.words), finds=" ".join(group.finds))
        for group in starting_groups()
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_synonyms_outbox_missed")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
