"""Tickets in addresses of the desk, and in forms: by a number that tells nothing of others."""

from feedback.numbers import number_of, pk_of

_TICKETS = "feedback.desk.numbers"


def desk_number(pk: int) -> str:
    """26 letters and digits for the ticket `pk`, always the same."""
    return number_of(pk, _TICKETS)


def ticket_numbered(number: str) -> int:
    """The `pk` of `desk_number`. ValueError for what nobody ever gave out."""
    return pk_of(number, _TICKETS)


class TicketConverter:
    """`<ticket:pk>` in an address."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> int:
        return ticket_numbered(value)

    def to_url(self, value: int | str) -> str:
        return desk_number(int(value))
