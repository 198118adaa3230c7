"""What residents' feedback on a round, or on what became of it, is about."""

from feedback.row_facts import Fact
from feedback.subjects import Subject
from language.dates import say_date
from supervision.models import InspectionRoundPage, ProgressNoticePage
from supervision.problems import Problem


def subject_of_round(page: InspectionRoundPage, row_key: str, edition: str = "") -> Subject | None:
    """The round as a whole; it has no rows."""
    if row_key:
        return None
    return Subject(page.title, page.area, page.title, page.days, this_page="这轮巡察")


def subject_of_problem(page: ProgressNoticePage, row_key: str, edition: str = "") -> Subject | None:
    """The notice, or one problem of it. Its way begins at the county, not in the village that was
    inspected: whoever is to mend it does not judge whether it is mended."""
    title = f"{page.title}，截至{page.day}"
    if not row_key:
        return Subject(title, page.area, page.title, page.day, this_page="这份通报")
    problem = page.problem_list.keyed(row_key)
    if problem is None:
        return None
    return Subject(
        title,
        page.area,
        page.title,
        page.day,
        row_key=row_key,
        row_name=f"{problem.village}，{problem.problem}",
        facts=facts_of(problem),
        this_row="这个问题",
        this_page="这份通报",
    )


def facts_of(problem: Problem) -> tuple[Fact, ...]:
    """The whole row in public words."""
    told = (
        ("村", problem.village),
        ("问题", problem.problem),
        ("编号", problem.number),
        ("怎样改", problem.measure),
        ("谁负责", problem.responsible),
        ("期限", say_date(problem.deadline)),
        ("情况", problem.progress.label),
        ("凭什么说改好了", problem.evidence),
    )
    return tuple(Fact(label, words) for label, words in told if words)
