"""Merging copies that came back into the map of a window."""
