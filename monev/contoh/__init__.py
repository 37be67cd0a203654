"""Sample data: two years of plans, reports, meetings, problems and measurements, written through the services."""
