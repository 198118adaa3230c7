"""What the apps above add to the pages of areas."""

from home.models import AreaPage, TownPage, VillagePage
from home.sections import Section, register_section


def section_called(title):
    template = "components/outline.html"
    return lambda page, request: Section(f"{title}：{page.title}", template)


def headings(client, page):
    return [section.title for section in client.get(page.url).context["sections"]]


def test_sections_come_in_their_order(client, village):
    register_section(VillagePage, section_called("后"), order=20)
    register_section(VillagePage, section_called("先"), order=10)
    assert headings(client, village) == ["先：星光村", "后：星光村"]


def test_a_section_stands_on_its_kind_of_page_only(client, town, village):
    register_section(VillagePage, section_called("村"))
    register_section(TownPage, section_called("镇"))
    register_section(AreaPage, section_called("都有"))
    assert headings(client, town) == ["镇：新埭镇", "都有：新埭镇"]
    assert headings(client, village) == ["村：星光村", "都有：星光村"]


def test_registering_twice_shows_it_once(client, village):
    renderer = section_called("一次")
    register_section(VillagePage, renderer)
    register_section(VillagePage, renderer)
    assert headings(client, village) == ["一次：星光村"]


def test_a_section_with_nothing_to_show_is_left_out(client, village):
    register_section(VillagePage, lambda page, request: None)
    response = client.get(village.url)
    assert response.context["sections"] == []
    assert "还没有公开的内容" in response.content.decode()


def test_a_section_template_sees_its_context_and_the_request(client, village, settings, tmp_path):
    (tmp_path / "said.html").write_text("<p>{{ said }}：{{ request.GET.ask }}</p>")
    [templates] = settings.TEMPLATES
    settings.TEMPLATES = [{**templates, "DIRS": [*templates["DIRS"], tmp_path]}]
    register_section(VillagePage, lambda page, request: Section("段", "said.html", {"said": "问"}))
    page = client.get(village.url, {"ask": "月亮湾"}).content.decode()
    assert "<h2>段</h2>" in page
    assert "<p>问：月亮湾</p>" in page
