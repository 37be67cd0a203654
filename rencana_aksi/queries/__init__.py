"""Reads composed for one page each; constant in number whatever the rows."""
