"""Reads of monev, each composed for one page."""
