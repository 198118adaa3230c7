"""The workflow by which notices go public is there from the start: nobody has to set it up.

Wagtail's own, which asks a group of moderators, goes: groups give no rights here. This stands apart
from the tables, as PostgreSQL alters none in a transaction that has just filled it.
"""

from django.db import migrations

STEPS = (
    ("supervision_committee", "村务监督委员会审核"),
    ("town_inspection", "镇纪检复核"),
)


def make_workflow(apps, schema_editor):
    review_task = apps.get_model("disclosure", "ReviewTask")
    if review_task.objects.exists():  # a database of before these migrations were made one
        return
    content_types = apps.get_model("contenttypes", "ContentType")
    kind, _ = content_types.objects.get_or_create(app_label="disclosure", model="reviewtask")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="公开前的审核")
    for order, (asked, name) in enumerate(STEPS):
        task = review_task.objects.create(name=name, asked=asked, content_type=kind)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=order
        )


def remove_wagtails(apps, schema_editor):
    moderators = apps.get_model("wagtailcore", "Workflow").objects.filter(
        workflow_tasks__task__groupapprovaltask__isnull=False
    )
    moderators.delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("disclosure", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(make_workflow, migrations.RunPython.noop),
        migrations.RunPython(remove_wagtails, migrations.RunPython.noop),
    ]
