"""Badges and counts."""
