"""Measured by: the dictionary of indicators, their targets as printed and as meant, and what was measured."""
