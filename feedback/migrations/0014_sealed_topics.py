import django.db.models.deletion
from django.db import migrations

import feedback.fields

SEALED = ("page", "page_number", "title", "row_key", "row_facts", "row_changes")


def encrypt_links(apps, schema_editor):
    """Before their field knows that they are encrypted."""
    events = apps.get_model("feedback", "TicketEvent").objects.exclude(link="")
    for pk, link in events.values_list("pk", "link").iterator():
        events.filter(pk=pk).update(link=feedback.fields.encrypted(link))


def seal_topics(apps, schema_editor):
    """By their own fields, which know what accuses."""
    tickets = apps.get_model("feedback", "Ticket").objects.exclude(about="", once_accused=False)
    for ticket in tickets.only(*SEALED, "about", "once_accused").iterator():
        ticket.save(update_fields=SEALED)


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0013_told_of_held"),
    ]

    operations = [
        migrations.RunPython(encrypt_links),
        migrations.AlterField(
            model_name="ticketevent",
            name="link",
            field=feedback.fields.HistoryTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="page",
            field=feedback.fields.TicketPageKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.page",
                verbose_name="页面",
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="page_number",
            field=feedback.fields.TicketTextField(blank=True, default="", verbose_name="页面的号"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="ticket",
            name="title",
            field=feedback.fields.TicketTextField(
                blank=True, max_length=255, verbose_name="公开事项"
            ),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="row_key",
            field=feedback.fields.TicketTextField(blank=True, max_length=64, verbose_name="行号"),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="row_facts",
            field=feedback.fields.TicketFactsField(
                blank=True, default=list, verbose_name="哪一笔"
            ),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="row_changes",
            field=feedback.fields.TicketTextField(
                blank=True, verbose_name="这一笔后来隐去了什么"
            ),
        ),
        migrations.RunPython(seal_topics),
    ]
