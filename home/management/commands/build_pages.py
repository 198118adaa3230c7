"""`manage.py build_pages`: the pages of the served area, made from the areas."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from areas.selectors import ServedAreaMissing, served_area
from home.services import TreeError, build_page_tree

STEP = 200


class Command(BaseCommand):
    help = "按区划生成县、镇、村的页面（SERVED_AREA 指定的地方），名称变了就跟着改。可以反复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = build_page_tree(served_area(), self.show)
        except (ServedAreaMissing, TreeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"页面：新建 {report.created}，改名 {report.renamed}，"
            f"移动 {report.moved}，不变 {report.unchanged}"
        )

    def show(self, done: int, total: int) -> None:
        if done % STEP == 0:
            self.stdout.write(f"已完成 {done} / {total}")
