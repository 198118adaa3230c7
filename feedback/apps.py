from django.apps import AppConfig
from wagtail.signals import page_published, page_unpublished


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "民情码"

    def ready(self) -> None:
        from django.db.models.signals import post_delete
        from wagtail.permissions import register_permission_policy

        from feedback.destinations import code_typed, receipt_typed
        from feedback.models import Ticket, TicketPhoto
        from feedback.permissions import InspectionPolicy
        from feedback.signal_handlers import forget_file, give_code, say_gone
        from home.destinations import register_destination
        from home.private_files import register_private_files

        register_permission_policy(Ticket, InspectionPolicy(Ticket))
        register_destination(code_typed)
        register_destination(receipt_typed)
        page_published.connect(give_code, dispatch_uid="feedback.give_code")
        page_unpublished.connect(say_gone, dispatch_uid="feedback.say_gone")
        post_delete.connect(forget_file, sender=TicketPhoto)
        register_private_files(TicketPhoto, "jpeg")
