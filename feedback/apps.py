from django.apps import AppConfig
from wagtail.signals import page_published, page_unpublished


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "民情码"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_migrate
        from django_tasks.signals import task_finished
        from wagtail.permissions import register_permission_policy

        from areas.models import SpecialDay
        from feedback.destinations import code_typed, receipt_typed, right_code_typed
        from feedback.models import (
            Category,
            DeadlineRule,
            Notification,
            PostingCheck,
            ReplyTemplate,
            Robot,
            SignPrinting,
            TicketPhoto,
        )
        from feedback.permissions import CategoryPolicy, RulesPolicy
        from feedback.progress.places import progress_section
        from feedback.signal_handlers import forget_file, give_code, say_gone
        from feedback.signs.drawing import say_that_it_failed
        from feedback.starting_rules import load_starting_rules
        from home.destinations import register_destination
        from home.models import AreaPage
        from home.private_files import register_private_files
        from home.sections import register_section

        register_permission_policy(Category, CategoryPolicy(Category))
        for model in (DeadlineRule, ReplyTemplate, SpecialDay, Robot, Notification):
            register_permission_policy(model, RulesPolicy(model))
        register_destination(right_code_typed)
        register_destination(receipt_typed)
        register_destination(code_typed, guesses=True)
        register_section(AreaPage, progress_section, order=50)
        page_published.connect(give_code, dispatch_uid="feedback.give_code")
        page_unpublished.connect(say_gone, dispatch_uid="feedback.say_gone")
        post_migrate.connect(load_starting_rules, sender=self)
        post_delete.connect(forget_file, sender=TicketPhoto)
        task_finished.connect(say_that_it_failed)
        register_private_files(TicketPhoto, "jpeg")
        register_private_files(SignPrinting, "file")
        register_private_files(PostingCheck, "photo")
