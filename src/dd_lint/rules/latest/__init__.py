"""Dated copies of entries."""
