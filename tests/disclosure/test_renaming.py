"""A village that gets another name takes it to its notices."""

from areas.models import Area
from disclosure.models import DisclosurePage
from home.services import build_page_tree


def test_notices_of_a_renamed_village_say_its_new_name(client, q3):
    draft = DisclosurePage.objects.exclude(pk=q3.pk).get()
    address = q3.url
    village = Area.objects.get(pk=q3.village_id)
    village.name = "星辉村村民委员会"
    village.save()
    build_page_tree(Area.objects.get(code="330482"))
    for notice in DisclosurePage.objects.filter(pk__in=[q3.pk, draft.pk]):
        assert notice.title.startswith("星辉村2026年")
        assert notice.draft_title == notice.title
    shown = client.get(address).content.decode()
    assert "星辉村" in shown
    assert "星光村2026年" not in shown
