from .problem_forms import ProblemForm
from .progress import ProgressNoticePage
from .rounds import InspectionRoundPage, RoundIndexPage, RoundReviewTask, RoundVillage

__all__ = [
    "InspectionRoundPage",
    "ProblemForm",
    "ProgressNoticePage",
    "RoundIndexPage",
    "RoundReviewTask",
    "RoundVillage",
]
