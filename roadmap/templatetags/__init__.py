"""Template tags of the road map."""
