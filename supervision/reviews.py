"""The step between what inspection tells of a round and the public."""

from disclosure.models.reviews import CountyTask


class RoundReviewTask(CountyTask):
    class Meta:
        verbose_name = "巡察公告和通报公开前的审核"
        verbose_name_plural = "巡察公告和通报公开前的审核"
