"""A form that files a ticket once, whoever fills it in."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from feedback.intake.filing import Said, StampUsedError
from feedback.intake.forms import FeedbackForm
from feedback.intake.repeats import REPEATED, SENT_BEFORE, note_sent, was_sent
from feedback.stamps import WrongStampError, read_stamp

STAMP_TOO_OLD = "这一页打开得太久了。您写的话都还在，请再点一次“送出”。"
STAMP_USED = "上一次送出的已经收到了，这次写的和上次不一样。要另外再记一件，请再点一次“送出”。"


@sensitive_variables()
def send_once(request: HttpRequest, form: FeedbackForm, file: Callable[[Said, str], object]) -> str:
    """Have `file` keep what a valid form says, under the one-time number in its stamp.

    Returns the number; empty, with the reason in `form`, if nothing could be kept. What was just
    sent under another stamp is asked about once.
    """
    try:
        number = read_stamp(request.POST.get("stamp", ""))
        if form.is_valid():
            said = form.said()
            if "again" not in request.POST and was_sent(request, said, number):
                form.add_error(None, forms.ValidationError(SENT_BEFORE, code=REPEATED))
                return ""
            file(said, number)
            note_sent(request, said, number)
            return number
    except WrongStampError:
        form.add_error(None, STAMP_TOO_OLD)
    except StampUsedError:
        form.add_error(None, STAMP_USED)
    return ""
