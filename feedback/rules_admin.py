"""The rules of tickets in the admin: categories, deadlines, holidays, words, and who is told."""

from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from areas.models import SpecialDay
from feedback.models import Category, DeadlineRule, ReplyTemplate
from feedback.robots_admin import RobotViewSet
from feedback.unsent_admin import UnsentViewSet


class CategoryViewSet(ModelViewSet):
    model = Category
    icon = "tag"
    menu_label = "反映类别"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        "name",
        Column("get_kind_display", label="哪一种"),
        Column("get_urgency_display", label="缓急"),
        Column("get_first_level_display", label="从哪一级办起"),
        BooleanColumn("is_offered", label="让群众选"),
    ]
    list_filter = ["kind", "urgency"]
    exclude_form_fields: list[str] = []
    search_fields = ["name", "hint"]
    search_backend_name = None


class DeadlineRuleViewSet(ModelViewSet):
    model = DeadlineRule
    icon = "time"
    menu_label = "答复期限"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        Column("get_urgency_display", label="缓急"),
        "days",
        BooleanColumn("in_working_days", label="按工作日算"),
        "since",
        "until",
        "source",
    ]
    exclude_form_fields: list[str] = []
    search_backend_name = None


class SpecialDayViewSet(ModelViewSet):
    model = SpecialDay
    icon = "calendar"
    menu_label = "节假日和调休"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["day", "name", BooleanColumn("is_working", label="上班")]
    exclude_form_fields: list[str] = []
    search_fields = ["name"]
    search_backend_name = None
    list_per_page = 50


class ReplyTemplateViewSet(ModelViewSet):
    model = ReplyTemplate
    icon = "edit"
    menu_label = "常用答复"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["title", "order"]
    exclude_form_fields: list[str] = []
    search_fields = ["title", "text"]
    search_backend_name = None


class RulesGroup(ViewSetGroup):
    menu_label = "民情件规则"
    menu_icon = "cog"
    items = (
        CategoryViewSet,
        DeadlineRuleViewSet,
        SpecialDayViewSet,
        ReplyTemplateViewSet,
        RobotViewSet,
        UnsentViewSet,
    )
