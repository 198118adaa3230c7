"""manage.py daily: all that the site promises to delete, in one call for the clock."""

from config.several import Several

COMMANDS = (
    "drop_expired_rows",
    "drop_stale_uploads",
    "drop_stale_attachments",
    "drop_waiting_photos",
    "drop_old_posters",
    "drop_old_sign_files",
    "drop_unknown_files",
    "forget_contacts",
    "forget_visits",
    "forget_missed_phrases",
    "clearsessions",
    "prune_db_task_results",
    "search_index check",
)


class Command(Several):
    help = f"Once a day: {', '.join(COMMANDS)}."
    commands = COMMANDS
