"""The workflow by which campaigns go public is there from the start: nobody has to set it up."""

from django.db import migrations


def make_workflow(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType")
    kind, _ = content_types.objects.get_or_create(app_label="campaigns", model="campaignreviewtask")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="活动公开前的审核")
    task = apps.get_model("campaigns", "CampaignReviewTask").objects.create(
        name="县纪检审核", content_type=kind
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("campaigns", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_workflow, migrations.RunPython.noop)]
