"""Uploaded pictures, where no nginx serves them: under the same rules as there."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

ONLY_A_PICTURE = "default-src 'none'; sandbox"


@require_safe
def serve(request: HttpRequest, name: str) -> FileResponse:
    """GET /media/<name>. Documents have a view of their own, which asks who may read them."""
    if name.startswith("documents/"):
        raise Http404
    try:
        response = FileResponse(default_storage.open(name))
    except OSError as error:
        raise Http404 from error
    response.headers["Content-Security-Policy"] = ONLY_A_PICTURE
    return response
