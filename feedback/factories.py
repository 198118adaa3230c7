"""Codes and tickets for tests."""

from datetime import timedelta
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image

from areas.enums import Level
from areas.factories import make_village
from feedback.enums import Kind, RobotMake, Urgency
from feedback.models import Code, Posting, Robot, Ticket, TicketPhoto
from feedback.receipts import receipt_for, receipt_hash
from feedback.row_facts import Fact
from feedback.selectors import usual_category
from feedback.stamps import new_number
from feedback.tokens import new_token


class CodeFactory(DjangoModelFactory):
    """The code of a page that is gone, unless `page` is given."""

    class Meta:
        model = Code

    token = factory.LazyFunction(new_token)
    page = None
    title = "2026年第三季度集体资产资源租赁情况"
    village = factory.LazyFunction(make_village)


class PostingFactory(DjangoModelFactory):
    """A copy of the code of a page that is gone, unless `code` is given."""

    class Meta:
        model = Posting

    token = factory.LazyFunction(new_token)
    code = factory.SubFactory(CodeFactory)
    place = "村委会门口公告栏"
    put_up_by = "陈小英"


class RobotFactory(DjangoModelFactory):
    """A robot of DingTalk's in the group chat of a village."""

    class Meta:
        model = Robot

    area = factory.LazyFunction(make_village)
    make = RobotMake.DINGTALK
    name = "星光村办事群"
    address = "https://oapi.dingtalk.com/robot/send?access_token=0123"


class TicketFactory(DjangoModelFactory):
    """A doubt about one line of a notice; its receipt is `receipt_for(ticket.stamp)`."""

    class Meta:
        model = Ticket

    page = None
    title = "2026年第三季度集体资产资源租赁情况"
    village = factory.LazyFunction(make_village)
    row_key = "a1b2c3"
    row_facts = (Fact("标的", "东边鱼塘"), Fact("承租方", "陈某某"))
    kind = Kind.PROBLEM
    category = factory.LazyFunction(usual_category)
    area = factory.SelfAttribute("village")
    seen_from = Level.TOWN
    office = factory.LazyAttribute(lambda ticket: ticket.village.get_parent())
    urgency = Urgency.GENERAL
    days = 7
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    text = "这块鱼塘去年就退租了，怎么还有人租？"
    contact = "13800000000"
    stamp = factory.Sequence(lambda number: f"stamp-{number}")
    receipt_hash = factory.LazyAttribute(lambda ticket: receipt_hash(receipt_for(ticket.stamp)))

    @classmethod
    def _get_manager(cls, model_class: type[Ticket]) -> models.Manager[Ticket]:
        return model_class.unscoped


def _grey_jpeg() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "grey").save(drawn, "JPEG")
    return drawn.getvalue()


class TicketPhotoFactory(DjangoModelFactory):
    """A photo of a ticket; grey, unless `content` is another JPEG."""

    class Meta:
        model = TicketPhoto
        exclude = ("content",)

    ticket = factory.SubFactory(TicketFactory)
    form = factory.LazyFunction(new_number)
    digest = factory.Sequence(lambda number: f"{number:064}")
    content = factory.LazyFunction(_grey_jpeg)
    jpeg = factory.LazyAttribute(lambda photo: ContentFile(photo.content, "photo.jpg"))
    width = height = 8

    @classmethod
    def _get_manager(cls, model_class: type[TicketPhoto]) -> models.Manager[TicketPhoto]:
        return model_class.unscoped
