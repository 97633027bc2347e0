"""How entries are read: the reader, and what it knows of candidates, titles, tokens and templates."""
