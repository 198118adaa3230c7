"""The page of search: one box for places, codes and texts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from areas.enums import Level
from areas.models import Area
from home.caching import cacheable
from home.content_policy import SCRIPTED_POLICY
from home.destinations import destination_of
from home.selectors import Found as FoundPlaces
from home.selectors import find_places
from language.folding import fold
from search.engines.base import EngineDown
from search.events import Stopwatch, note_failure, note_search
from search.forms import PER_PAGE, Asked, read_asked, readable
from search.live import searcher, vocabulary
from search.missed import note_missed
from search.pinned import pinned_for
from search.presentation import results_of
from search.searching import Found

TEMPLATE = "pages/search/search.html"
NEAR_WORDS = 8
MOST_SUGGESTED = 8
LONGEST_BEGINNING = 20
EXAMPLES = ("鱼塘租金", "低保", "三季度财务收支", "修路", "dibao")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The box alone, or with what was found for `q`."""
    asked = read_asked(request.GET)
    response = _answered(request, asked) if asked.text else _begun(request, asked)
    response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
    return response


def _begun(request: HttpRequest, asked: Asked) -> HttpResponse:
    context = {"asked": asked, "typed": "q" in request.GET, "examples": EXAMPLES}
    return cacheable(request, render(request, TEMPLATE, context))


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Words, and places, that begin like what is being typed: characters, pinyin, initials."""
    typed = fold(readable(request.GET.get("q", "")))
    words = _beginning(typed) if 0 < len(typed) <= LONGEST_BEGINNING else []
    return cacheable(request, JsonResponse({"words": words}))


def _beginning(typed: str) -> list[str]:
    villages = Area.objects.at_level(Level.TOWN, Level.VILLAGE).filter(short_name__startswith=typed)
    names = villages.order_by("short_name").values_list("short_name", flat=True).distinct()[:3]
    return list(dict.fromkeys([*names, *vocabulary().beginning(typed, MOST_SUGGESTED)]))


@cache_control(no_store=True)
def _answered(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What was looked for, and by whom, lies in no cache on the way, nor on a shared computer."""
    if elsewhere := destination_of(asked.text):
        return redirect(elsewhere)
    watch = Stopwatch()
    try:
        found = searcher().search(asked.text, asked.filters, asked.order, asked.start, PER_PAGE)
    except EngineDown as error:
        note_failure(error, watch)
        return render(request, "pages/search/away.html", {"asked": asked}, status=503)
    note_search(found, asked.page, watch)
    pinned = pinned_for(asked.text, found.corrected) if asked.is_first_look else []
    if _is_missed(asked, found) and not pinned:
        note_missed(asked.text, timezone.localdate())
    context = {
        "asked": asked,
        "said_something": bool(found.wanted),
        "pinned": pinned,
        "results": results_of(asked, found, {each.address for each in pinned}),
        "places": _places(found.corrected or asked.text, guess=not found.answer.total),
        "near": [] if found.answer.total else vocabulary().nearest(asked.text, NEAR_WORDS),
    }
    return render(request, TEMPLATE, context)


def _is_missed(asked: Asked, found: Found) -> bool:
    return bool(found.wanted) and not found.answer.total and asked == Asked(asked.text)


def _places(name: str, *, guess: bool) -> FoundPlaces | None:
    """Places that are called so; those that are only spelt alike where it is to `guess`."""
    within = Area.objects.filter(code=settings.SERVED_AREA).first()
    if within is None:
        return None
    found = find_places(name, within)
    return found if found.places and (guess or not found.like) else None
