from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "巡察整改"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published, page_unpublished

        from disclosure.models import DisclosurePage
        from feedback.permissions import RulesPolicy
        from feedback.subjects import register_subject
        from home.branches import grow_branches
        from home.models import AreaPage, VillagePage
        from home.page_rights import register_branch
        from home.sections import register_section
        from supervision.asking import forget_asking
        from supervision.models import (
            InspectionRoundPage,
            ProblemForm,
            ProgressNoticePage,
            RoundIndexPage,
        )
        from supervision.permissions import ROUND_RIGHTS
        from supervision.sections import questions_beside, questions_in_village, rounds_section
        from supervision.services import take_down_notices
        from supervision.subjects import subject_of_problem, subject_of_round

        register_permission_policy(ProblemForm, RulesPolicy(ProblemForm))
        register_branch(RoundIndexPage, ROUND_RIGHTS)
        register_subject(InspectionRoundPage, subject_of_round)
        register_subject(ProgressNoticePage, subject_of_problem)
        register_section(AreaPage, rounds_section, order=15)
        register_section(VillagePage, questions_in_village, order=5)
        register_section(DisclosurePage, questions_beside)
        grow_branches(RoundIndexPage, self)
        page_unpublished.connect(take_down_notices, sender=InspectionRoundPage)
        page_published.connect(forget_asking, sender=InspectionRoundPage)
        page_unpublished.connect(forget_asking, sender=InspectionRoundPage)
