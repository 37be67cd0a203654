"""Formats that Django's own Indonesian locale writes differently from the rules in UX.md."""
