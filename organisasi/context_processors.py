"""What the frame of every page needs to know of the person."""

from django.http import HttpRequest

from organisasi.permissions import KELOLA_ADMIN, penugasan_dari, peran_ringkas


def peran(request: HttpRequest) -> dict[str, object]:
    """Give the person's roles in words and whether the admin is open to them."""
    return {
        "boleh_admin": KELOLA_ADMIN.boleh(request.user),
        "peran_ringkas": peran_ringkas(penugasan_dari(request.user)),
    }
