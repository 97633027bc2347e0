"""What rules ask of a list's entries: their authors, venues, years, links and the signs between all these."""
