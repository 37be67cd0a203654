"""Who asks: the key in the head of a request stands for its owner, within the key's own scope."""

from typing import Any

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from organisasi.models import KunciApi, LingkupKunci, Pengguna
from organisasi.permissions import TidakBerwenang
from organisasi.services.kunci_api import kenali

TIDAK_DIKENAL = "Kunci API tidak dikenal. Periksa kepala Authorization: Bearer petarb_…"
PESAN = {
    "dicabut": "Kunci API ini sudah dicabut. Buat kunci baru pada halaman Kunci API akun Anda.",
    "kedaluwarsa": "Masa berlaku kunci API ini sudah berakhir. Buat kunci baru pada halaman Kunci API akun Anda.",
}


class AutentikasiKunci(BaseAuthentication):
    """`Authorization: Bearer <key>`; without it a request is the public's. Cookies count for nothing here."""

    def authenticate(self, request: Request) -> tuple[Pengguna, KunciApi] | None:
        """Return the owner and the key; raises AuthenticationFailed with what to do about it."""
        bagian = get_authorization_header(request).split()
        if not bagian:
            return None
        try:
            teks = bagian[1].decode("ascii") if len(bagian) == 2 and bagian[0].lower() == b"bearer" else ""
        except UnicodeDecodeError:
            teks = ""
        kini = timezone.now()
        kunci = kenali(teks, kini=kini) if teks else None
        if kunci is None:
            raise AuthenticationFailed(TIDAK_DIKENAL)
        if pesan := PESAN.get(kunci.keadaan(kini)):
            raise AuthenticationFailed(pesan)
        if not kunci.pemilik.is_active:
            raise AuthenticationFailed("Akun pemilik kunci API ini tidak aktif.")
        return kunci.pemilik, kunci

    def authenticate_header(self, request: Request) -> str:
        """Name the way to sign in, for a 401."""
        return 'Bearer realm="PetaRB"'


class LingkupCukup(BasePermission):
    """A write needs a key that writes; who may write what, the services say."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Tell whether the key's scope covers the method; raises TidakBerwenang with the reason where it does not."""
        if request.method in SAFE_METHODS:
            return True
        if not isinstance(request.auth, KunciApi):
            return False
        if request.auth.lingkup != LingkupKunci.TULIS:
            raise TidakBerwenang("Kunci API ini hanya untuk membaca. Pakai kunci dengan lingkup tulis.")
        return True
