"""Every address of the site. Wagtail's pages come last: they take whatever is left.

Wagtail's own form to log in without the admin is unstyled: whoever is led to it finds the admin's.
"""

from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from campaigns.tag_views import offered_tags
from feedback.desk.login import StaffLoginView
from home.own_account import OwnAccountView

urlpatterns = [
    path("admin/login/", StaffLoginView.as_view()),
    path("admin/account/", never_cache(require_admin_access(OwnAccountView.as_view()))),
    path("admin/tag-autocomplete/", never_cache(offered_tags), name="offered_tags"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("desk/", include("feedback.desk.urls")),
    path("", include("feedback.urls")),
    path("", include("home.urls")),
    path("", include("disclosure.urls")),
    path("", include("supervision.urls")),
    path("", include("campaigns.urls")),
    path("", include("search.urls")),
    path(
        "_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)
    ),
    path("", include(wagtail_urls)),
]
