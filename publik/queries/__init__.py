"""What the public page reads: the road map in force and the frozen figures of set reports, never live ones."""
