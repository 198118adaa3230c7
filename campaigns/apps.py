from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "廉洁教育"

    def ready(self) -> None:
        from campaigns.models import CampaignIndexPage, CampaignPage, EventPage, WarningCasePage
        from campaigns.permissions import CAMPAIGN_RIGHTS
        from campaigns.sections import campaigns_section
        from campaigns.subjects import subject_of_campaign, subject_of_case, subject_of_event
        from feedback.subjects import register_subject
        from home.branches import grow_branches
        from home.models import AreaPage
        from home.page_rights import register_branch
        from home.sections import register_section

        register_branch(CampaignIndexPage, CAMPAIGN_RIGHTS)
        register_subject(CampaignPage, subject_of_campaign)
        register_subject(EventPage, subject_of_event)
        register_subject(WarningCasePage, subject_of_case)
        register_section(AreaPage, campaigns_section, order=20)
        grow_branches(CampaignIndexPage, self)
