"""Plans and their items as data: read by who may, written through the services of the pages."""
