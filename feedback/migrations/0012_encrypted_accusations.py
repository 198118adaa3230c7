from django.db import migrations

import feedback.fields


def encrypt_histories(apps, schema_editor):
    """Before the fields know that they are encrypted: else they could not be read."""
    events = apps.get_model("feedback", "TicketEvent").objects.exclude(text="", note="")
    for pk, *words in events.values_list("pk", "text", "note").iterator():
        text, note = (feedback.fields.encrypted(each) if each else "" for each in words)
        events.filter(pk=pk).update(text=text, note=note)


def encrypt_accusations(apps, schema_editor):
    """By their own field, which knows what accuses."""
    tickets = apps.get_model("feedback", "Ticket").objects.exclude(about="", once_accused=False)
    for ticket in tickets.only("text", "about", "once_accused").iterator():
        ticket.save(update_fields=["text"])


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0011_mended_visits"),
    ]

    operations = [
        migrations.RunPython(encrypt_histories),
        migrations.AlterField(
            model_name="ticket",
            name="text",
            field=feedback.fields.TicketTextField(max_length=2000, verbose_name="反映的内容"),
        ),
        migrations.AlterField(
            model_name="ticketevent",
            name="note",
            field=feedback.fields.HistoryTextField(blank=True, verbose_name="内部备注"),
        ),
        migrations.AlterField(
            model_name="ticketevent",
            name="text",
            field=feedback.fields.HistoryTextField(blank=True, verbose_name="给群众看的话"),
        ),
        migrations.RunPython(encrypt_accusations),
    ]
