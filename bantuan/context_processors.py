"""What the frame of every page needs to know of the guide."""

from django.http import HttpRequest

from bantuan.peta import alamat_bantuan


def bantuan(request: HttpRequest) -> dict[str, object]:
    """Tell whether the guide is open to the person, and where in it the page being shown is explained."""
    orang = getattr(request, "user", None)  # a refused host is told before anybody is known
    if orang is None or not orang.is_authenticated:
        return {"boleh_bantuan": False, "bantuan_halaman": ""}
    cocok = request.resolver_match
    return {"boleh_bantuan": True, "bantuan_halaman": alamat_bantuan(cocok.view_name if cocok else "")}
