"""A list with all that belongs to it; the only reader of disk, and the only caller of git."""
