"""Codes remember the address of their page: by it, what takes the place of a deleted one is found."""

from typing import Any

from django.db import migrations, models


def remember_slugs(apps: Any, schema_editor: Any) -> None:
    """Of the pages that are still there; of those that were deleted nobody knows it any more."""
    page = apps.get_model("wagtailcore", "Page").objects.filter(pk=models.OuterRef("page_id"))
    codes = apps.get_model("feedback", "Code").objects.filter(page__isnull=False)
    codes.update(slug=models.Subquery(page.values("slug")[:1]))


class Migration(migrations.Migration):
    dependencies = [("feedback", "0015_resumed")]

    operations = [
        migrations.AddField(
            model_name="code",
            name="slug",
            field=models.CharField(blank=True, editable=False, max_length=255, verbose_name="网址"),
        ),
        migrations.RunPython(remember_slugs, migrations.RunPython.noop),
    ]
