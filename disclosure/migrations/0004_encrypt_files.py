"""What lay in private storage before it was encrypted is encrypted, in new files."""

from functools import partial

from cryptography.fernet import InvalidToken
from django.core.files.base import ContentFile
from django.db import migrations, transaction

FIELDS = (("LedgerBatch", "source"), ("Upload", "source"), ("Upload", "report"))


def encrypt(apps, schema_editor):
    for model_name, field in FIELDS:
        model = apps.get_model("disclosure", model_name)
        for record in model.objects.exclude(**{field: ""}):
            encrypt_one(record, getattr(record, field), field)


def encrypt_one(record, plain, field):
    storage, name = plain.storage, plain.name
    try:
        storage.open(name)
    except FileNotFoundError:
        return
    except InvalidToken:
        with storage.within.open(name) as file:
            setattr(record, field, storage.save(name, ContentFile(file.read())))
        record.save(update_fields=[field])
        transaction.on_commit(partial(storage.delete, name))


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_redactions_are_seen")]

    operations = [migrations.RunPython(encrypt, migrations.RunPython.noop, elidable=True)]
