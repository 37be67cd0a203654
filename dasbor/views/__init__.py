"""The pages of the dashboard, and the front page of those who have signed in."""
