"""Pages of the road map: load, one query or service, render."""
