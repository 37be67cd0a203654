"""What the frame of every page needs to know of monev."""

from django.http import HttpRequest

from monev.models import JejakContoh
from monev.permissions import BUKA_KALENDER, boleh_melapor_masalah, boleh_membaca


def monev(request: HttpRequest) -> dict[str, object]:
    """Tell whether monev, and the keeping of its calendar, are open to the person, and whether there is sample data."""
    return {
        "ada_data_contoh": JejakContoh.objects.exists,
        "boleh_monev": boleh_membaca(request.user),
        "boleh_lapor_masalah": boleh_melapor_masalah(request.user),
        "boleh_kalender_monev": BUKA_KALENDER.boleh(request.user),
    }
