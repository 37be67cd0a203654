"""Are we on course: the chain of the road map on one page, and what waits for whom."""
