"""A small site for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from areas.enums import Level
from areas.factories import AreaFactory, make_area
from areas.models import Area
from home.models import HomePage, StandardPage
from home.services import build_page_tree


def make_site(served: Area | None = None) -> HomePage:
    """The whole site of `served`, or of a new county 平湖市 with one town and one village."""
    if served is None:
        served = AreaFactory(parent=make_area(Level.CITY), name="平湖市")
        town = AreaFactory(parent=served, name="新埭镇")
        AreaFactory(parent=town, name="星光村村民委员会")
    build_page_tree(served)
    return HomePage.objects.get(area=served)


class PageFactory(DjangoModelFactory):
    """Adds the page below `parent`, which must be given."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **kwargs: Any) -> Page:
        parent: Page = kwargs.pop("parent")
        parent.refresh_from_db()
        return parent.add_child(instance=model_class(*args, **kwargs))


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    parent = factory.LazyFunction(Page.get_first_root_node)
    area = factory.LazyFunction(lambda: make_area(Level.COUNTY))
    title = factory.LazyAttribute(lambda page: page.area.short_name)
    slug = factory.LazyAttribute(lambda page: page.area.code)


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    parent = factory.SubFactory(HomePageFactory)
    title = factory.Sequence(lambda number: f"关于本站 {number}")
