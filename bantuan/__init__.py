"""The user guide inside the application (no domain): chapters of docs/panduan, and which one belongs to a page."""
