from .pages import (
    InspectionRoundPage,
    ProgressNoticePage,
    RoundIndexPage,
    RoundReviewTask,
    RoundVillage,
)
from .problem_forms import ProblemForm

__all__ = [
    "InspectionRoundPage",
    "ProblemForm",
    "ProgressNoticePage",
    "RoundIndexPage",
    "RoundReviewTask",
    "RoundVillage",
]
