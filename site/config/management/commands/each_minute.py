"""manage.py each_minute: what cannot wait for the night, in one call for the clock."""

from config.several import Several

COMMANDS = ("publish_scheduled", "escalate", "send_notifications", "search_index sync")


class Command(Several):
    help = f"Every minute or two: {', '.join(COMMANDS)}."
    commands = COMMANDS
