"""How it goes: periods, monthly progress, measurement, meetings, problems and follow-ups, evaluation, reports."""
