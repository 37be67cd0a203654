"""Commands of monev."""
