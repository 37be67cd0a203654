"""What the frame of every page needs to know of monev."""

from django.http import HttpRequest

from monev.permissions import BUKA_KALENDER, boleh_membaca


def monev(request: HttpRequest) -> dict[str, bool]:
    """Tell whether monev, and the keeping of its calendar, are open to the person."""
    return {
        "boleh_monev": boleh_membaca(request.user),
        "boleh_kalender_monev": BUKA_KALENDER.boleh(request.user),
    }
