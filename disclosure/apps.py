from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "disclosure"
    verbose_name = "村务公开"

    def ready(self) -> None:
        from django.db.models.signals import post_delete
        from django_tasks.signals import task_finished
        from wagtail.signals import page_published

        from disclosure.answering import answer, offered_for, waiting_for
        from disclosure.editing.poster_tasks import say_that_it_failed
        from disclosure.editing.review_mails import mail_of_reviews
        from disclosure.editing.tasks import end_what_died
        from disclosure.models import (
            Attachment,
            AttachmentPage,
            DisclosurePage,
            LedgerBatch,
            PosterFile,
            Upload,
        )
        from disclosure.notices import urls as notice_urls
        from disclosure.notices.village_sections import notices_section, published
        from disclosure.signal_handlers import (
            forget_files,
            forget_original,
            forget_picture,
            forget_poster_file,
            remember_publication,
            retitle_notices,
        )
        from disclosure.subjects import subject_of_row
        from feedback.corrections import Corrections, register_corrections
        from feedback.subjects import register_subject
        from home.marks import register_mark
        from home.models import VillagePage
        from home.private_files import register_private_files
        from home.sections import register_section
        from home.signals import page_changed

        DisclosurePage.addresses = notice_urls.urlpatterns
        page_published.connect(remember_publication, sender=DisclosurePage)
        page_changed.connect(retitle_notices, sender=VillagePage)
        post_delete.connect(forget_files, sender=Upload)
        post_delete.connect(forget_original, sender=Attachment)
        post_delete.connect(forget_picture, sender=AttachmentPage)
        post_delete.connect(forget_poster_file, sender=PosterFile)
        task_finished.connect(end_what_died)
        task_finished.connect(say_that_it_failed)
        mail_of_reviews()
        register_subject(DisclosurePage, subject_of_row)
        register_corrections(DisclosurePage, Corrections(offered_for, waiting_for, answer))
        register_mark(published)
        register_section(VillagePage, notices_section, order=10)
        register_private_files(Upload, "source", "report", "marked")
        register_private_files(Attachment, "original")
        register_private_files(AttachmentPage, "picture", "burnt")
        register_private_files(PosterFile, "file")
        register_private_files(LedgerBatch, "source")  # last: it takes over those of an upload
