"""What happens to many places in one statement, of which Django sends no signal."""

from django.dispatch import Signal

areas_renamed = Signal()
"""Args: areas, a list of them."""
