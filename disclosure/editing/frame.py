"""What the admin's screens about one page share: the frame around them, and files to save."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from wagtail.models import Page


def frame(page: Page, title: str) -> dict[str, Any]:
    """The context of a screen below the editor of a page."""
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {
        "page": page,
        "page_title": title,
        "header_title": f"{title}：{page.get_admin_display_title()}",
        "header_icon": "table",
        "breadcrumbs_items": [
            {"url": editor, "label": page.get_admin_display_title()},
            {"url": "", "label": title},
        ],
    }


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to be saved, never shown by the browser as a page, and kept by no cache."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
