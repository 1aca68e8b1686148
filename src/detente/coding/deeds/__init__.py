"""Deeds: the words that name them, their parties and reality, one telling at a time."""
