"""Who: Perangkat Daerah, Pokja, people and their roles."""
