"""Reads composed for the pages of the dashboard."""
