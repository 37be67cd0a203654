"""How long `muat_roadmap` takes on the database of DATABASE_URL: `python -m bench.muat` prints it as JSON."""

import json
from pathlib import Path

from bench.ukuran import sekali

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "perwal-45-2020"


def waktu_muat() -> tuple[float, float]:
    """Return the seconds of a first load into the migrated database, and of a second that changes nothing."""
    from django.utils import timezone

    from roadmap.services.muat import muat_roadmap

    hari_ini = timezone.localdate()
    pertama = sekali(lambda: muat_roadmap(folder=FOLDER, hari_ini=hari_ini))
    return pertama, sekali(lambda: muat_roadmap(folder=FOLDER, hari_ini=hari_ini))


def siapkan_basis_data(*, muat: bool = False) -> None:
    """Migrate, and load the road map where nobody measures that."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    if muat:
        waktu_muat()


def main() -> None:
    """Migrate and measure."""
    siapkan_basis_data()
    print(json.dumps(waktu_muat()))


if __name__ == "__main__":
    import django

    django.setup()
    main()
