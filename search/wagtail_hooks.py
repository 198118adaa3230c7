from wagtail import hooks

from search.admin_views import SearchGroup


@hooks.register("register_admin_viewset")
def search_words() -> SearchGroup:
    return SearchGroup()
