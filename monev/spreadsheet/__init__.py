"""Spreadsheets of monev, in and out. Pure: values in, values out."""
