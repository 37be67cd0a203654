"""What the city shows everyone: the road map in force and the yearly results that are set; no models of its own."""
