"""The workflow by which rounds go public is there from the start: nobody has to set it up."""

from django.db import migrations


def make_workflow(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType")
    kind, _ = content_types.objects.get_or_create(app_label="supervision", model="roundreviewtask")
    name = "巡察公告和通报公开前的审核"
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=name)
    task = apps.get_model("supervision", "RoundReviewTask").objects.create(
        name="县纪检另一个人审核", content_type=kind
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("supervision", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_workflow, migrations.RunPython.noop)]
