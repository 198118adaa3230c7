from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "廉洁教育"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from campaigns.models import CampaignIndexPage, CampaignPage
        from campaigns.permissions import CAMPAIGN_RIGHTS
        from campaigns.sections import campaigns_section
        from campaigns.signal_handlers import make_all_indexes, make_index
        from campaigns.subjects import subject_of_campaign
        from feedback.subjects import register_subject
        from home.models import AreaPage
        from home.page_rights import register_branch
        from home.sections import register_section
        from home.signals import page_changed

        register_branch(CampaignIndexPage, CAMPAIGN_RIGHTS)
        register_subject(CampaignPage, subject_of_campaign)
        register_section(AreaPage, campaigns_section, order=20)
        page_changed.connect(make_index)
        post_migrate.connect(make_all_indexes, sender=self)
