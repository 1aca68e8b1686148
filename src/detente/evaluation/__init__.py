"""Scores the coder against gold."""
