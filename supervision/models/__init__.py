from .doorstep import DoorstepAnswer
from .problem_forms import ProblemForm
from .progress import ProgressNoticePage
from .rounds import InspectionRoundPage, RoundIndexPage, RoundReviewTask, RoundVillage

__all__ = [
    "DoorstepAnswer",
    "InspectionRoundPage",
    "ProblemForm",
    "ProgressNoticePage",
    "RoundIndexPage",
    "RoundReviewTask",
    "RoundVillage",
]
