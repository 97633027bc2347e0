"""What a list usually does, read from the list itself: one row for each convention that rules judge by."""
