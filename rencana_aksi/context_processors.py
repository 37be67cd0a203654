"""What the frame of every page needs to know of plans."""

from django.http import HttpRequest

from rencana_aksi.permissions import KELOLA_TAHUN, boleh_membaca


def rencana_aksi(request: HttpRequest) -> dict[str, object]:
    """Tell which entries of the navigation are open to the person."""
    return {
        "boleh_rencana": boleh_membaca(request.user),
        "boleh_tahun_rencana": KELOLA_TAHUN.boleh(request.user),
    }
