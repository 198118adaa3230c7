"""The step between a campaign and the public."""

from disclosure.models.reviews import CountyTask


class CampaignReviewTask(CountyTask):
    class Meta:
        verbose_name = "活动公开前的审核"
        verbose_name_plural = "活动公开前的审核"
