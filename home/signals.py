"""What happens to pages that Wagtail sends no signal of."""

from django.dispatch import Signal

page_changed = Signal()
"""A public page was made, or has another name, without being published. Args: instance."""
