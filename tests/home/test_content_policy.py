"""Which scripts may run in the admin: files of ours, and starters of Wagtail's own widgets."""

import pytest

from home.content_policy import admin_policy

NONE_OF_THE_PAGE = "script-src 'self';"


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_on", {"dayOfWeekStart": 1, "format": "Y-m-d"});',
        'initDateTimeChooser("id_at", {"format": "Y-m-d H:i", "parentID": "body"});',
        'new Chooser("id_area", {"modalUrl": "/admin/area_chooser/"});',
        'new PageChooser("id_page", {"canChooseRoot": false})',
    ],
)
def test_what_starts_a_widget_with_constants_runs(script):
    assert "'sha256-" in admin_policy(f"<p><script>{script}</script>")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<script>initDateChooser("id_on", alert(1));</script>',
        '<script>initDateChooser("id_on"); alert(1);</script>',
        '<script>new Chooser("id_on", {"a": 1}); alert(document.cookie)</script>',
        '<script src="x.js">new Chooser("id_on")</script>',
        "",
    ],
)
def test_nothing_else_that_stands_in_the_page_runs(html):
    assert NONE_OF_THE_PAGE in admin_policy(html)


def test_the_policy_names_the_very_script():
    """Its hash as another program gives it: openssl dgst -sha256 -binary | base64"""
    policy = admin_policy('<script>new Chooser("id_area");</script>')
    assert "'sha256-sibOLPEx6hBRs1j/+YdaqilMEmc86QeLEXV+5N5peQo='" in policy
