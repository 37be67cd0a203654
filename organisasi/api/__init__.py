"""What the resources of `/api/v1/` share: keys, limits, problem details, pages, ETags; and the units themselves."""
