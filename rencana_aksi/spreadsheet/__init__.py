"""Plans out of spreadsheets and into them: pure, bytes to plain data and back."""
