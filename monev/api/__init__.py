"""Monev as data: reports, measurements, meetings, problems, follow-ups, achievement and compliance."""
