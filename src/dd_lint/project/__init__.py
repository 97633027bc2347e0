"""A list with all that belongs to it, as read from the disk or from a commit; the only caller of git."""
