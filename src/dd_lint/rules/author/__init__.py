"""Authors, venue and year of an entry."""
