"""The page of search: one box for places, codes and texts."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.caching import cacheable
from home.content_policy import SCRIPTED_POLICY
from home.destinations import destination_of, guess_of
from home.selectors import Found as FoundPlaces
from language.folding import fold
from search.engines.base import EngineDown
from search.events import Stopwatch, note_failure, note_search
from search.forms import PER_PAGE, Asked, read_asked, readable
from search.live import searcher, vocabulary
from search.missed import note_missed
from search.pinned import pinned_for
from search.places import names_beginning, places_called
from search.presentation import results_of
from search.searching import Found

TEMPLATE = "pages/search/search.html"
NEAR_WORDS = 8
MOST_SUGGESTED = 8
MOST_PLACES = 3
LONGEST_BEGINNING = 20
LONGEST_TYPED = 60
_MARKS = re.compile(r"[\W_]+")
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
    words = _completed(typed) if len(typed) <= LONGEST_TYPED else []
    return cacheable(request, JsonResponse({"words": words}))


def _completed(typed: str) -> list[str]:
    """The whole text with its last word completed."""
    before, blank, last = typed.rpartition(" ")
    if not 0 < len(last) <= LONGEST_BEGINNING:
        return []
    words = [*names_beginning(last, MOST_PLACES), *vocabulary().beginning(last, MOST_SUGGESTED)]
    return [f"{before}{blank}{word}" for word in dict.fromkeys(words)][:MOST_SUGGESTED]


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
    if elsewhere := _guessed(asked, found):
        return redirect(elsewhere)
    note_search(found, asked.page, watch)
    pinned = pinned_for(asked.text, found.corrected) if asked.is_first_look else []
    if _is_missed(asked, found) and not pinned:
        note_missed(asked.text, timezone.localdate())
    context = {
        "asked": asked,
        "said_something": bool(found.wanted),
        "pinned": pinned,
        "results": results_of(asked, found, {each.address for each in pinned}),
        "places": _places(asked.text, found),
        "near": [] if found.answer.total else vocabulary().nearest(asked.text, NEAR_WORDS),
    }
    return render(request, TEMPLATE, context)


def _guessed(asked: Asked, found: Found) -> str | None:
    address = guess_of(asked.text) if asked == Asked(asked.text) else None
    return None if address and _stands_in(found, asked.text) else address


def _stands_in(found: Found, typed: str) -> bool:
    """Whether a hit shows just what was typed, as the number of a contract."""
    shown = (f"{hit.document.title} {hit.document.body}" for hit in found.answer.hits)
    return any(_squeezed(typed) in _squeezed(text) for text in shown)


def _squeezed(text: str) -> str:
    return _MARKS.sub("", fold(text))


def _is_missed(asked: Asked, found: Found) -> bool:
    return bool(found.wanted) and not found.answer.total and asked == Asked(asked.text)


def _places(typed: str, found: Found) -> FoundPlaces | None:
    """By what was typed; where no place is called so, by what it was read as, or by a guess."""
    if places := places_called(typed, guess=False):
        return places
    return places_called(found.corrected or typed, guess=not found.answer.total)
