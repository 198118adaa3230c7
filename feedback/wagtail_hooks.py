from wagtail import hooks

from feedback.viewsets import TicketViewSet


@hooks.register("register_admin_viewset")
def ticket_viewset() -> TicketViewSet:
    return TicketViewSet()
