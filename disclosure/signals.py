"""What happens to notices besides that they are published and taken down."""

from django.dispatch import Signal

notices_changed = Signal()
"""Something that the public reads was blanked or has gone, in its transaction. Args: pages, their
numbers."""
