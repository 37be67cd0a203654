"""What the frame of every page needs to know of the person."""

from collections.abc import Callable

from django.http import HttpRequest

from organisasi.models import Pemberitahuan, Pengguna
from organisasi.permissions import KELOLA_ADMIN, penugasan_dari, peran_ringkas


def peran(request: HttpRequest) -> dict[str, object]:
    """Give the person's roles in words and whether the admin is open to them."""
    return {
        "boleh_admin": KELOLA_ADMIN.boleh(request.user),
        "peran_ringkas": peran_ringkas(penugasan_dari(request.user)),
    }


def pemberitahuan(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Give how many notices the person has not read; asked only where a template shows it, never for the public."""

    def belum_dibaca() -> int:
        if not isinstance(request.user, Pengguna):
            return 0
        return Pemberitahuan.objects.belum_dibaca().filter(penerima=request.user).count()

    return {"pemberitahuan_belum_dibaca": belum_dibaca}
