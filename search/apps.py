from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import PageViewRestriction
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
        )

        from areas.models import Area
        from areas.signals import areas_renamed
        from disclosure.signals import notices_changed
        from feedback.models import Category
        from feedback.permissions import RulesPolicy
        from feedback.signals import ticket_changed
        from home.signals import page_changed
        from search import signal_handlers as written_down
        from search.models import MissedPhrase, PinnedPage, Synonym

        for model in (Synonym, MissedPhrase, PinnedPage):
            register_permission_policy(model, RulesPolicy(model))

        # Wagtail takes a public page down also before it deletes it.
        for signal in (page_published, page_unpublished):
            signal.connect(written_down.note_page)
        for signal in (page_changed, page_slug_changed, post_page_move):
            signal.connect(written_down.note_tree)
        for signal in (post_save, post_delete):
            signal.connect(written_down.note_restricted, sender=PageViewRestriction)
        notices_changed.connect(written_down.note_notices)
        ticket_changed.connect(written_down.note_ticket)
        areas_renamed.connect(written_down.note_areas)
        post_save.connect(written_down.note_area, sender=Area)
        post_save.connect(written_down.note_category, sender=Category)
