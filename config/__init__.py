"""Settings from the environment, URLs and WSGI: nothing else."""
