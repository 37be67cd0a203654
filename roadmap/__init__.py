"""What: the road map of a regulation, from tujuan down to the printed rows of its Lampiran, and its priorities."""
