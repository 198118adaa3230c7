"""What happens to tickets."""

from django.dispatch import Signal

ticket_changed = Signal()
"""A step was taken, in its transaction. Args: ticket."""
