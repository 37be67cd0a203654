"""Serve the application on a developer's machine, with the worker that does the jobs of large files beside it."""

import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent


def main(alamat: str) -> int:
    """Run both until the server ends; the worker ends with it."""
    manage = [sys.executable, str(AKAR / "manage.py")]
    pekerja = subprocess.Popen([*manage, "db_worker", "--no-reload", "--verbosity", "0"])
    try:
        return subprocess.call([*manage, "runserver", alamat])
    except KeyboardInterrupt:
        return 0
    finally:
        pekerja.terminate()
        pekerja.wait(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
