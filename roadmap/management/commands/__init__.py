"""Commands of the road map: the same services as the pages."""
