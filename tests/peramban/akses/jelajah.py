"""Every page as the application gives it: fetched through its own middleware, kept with the template that made it."""

from collections import defaultdict
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna

TAHUN, UNIT = 2022, "diskominfo"
"""The year and the unit of the sample."""
ADMIN, ASESOR, INSPEKTORAT = "administrator", "asesor", "inspektorat"
KEPALA, KOTA, PD, PENGARAH, TAMU = "kepala-pd", "tim-pelaksana", "tim-pelaksana-pd", "tim-pengarah", ""


@dataclass(frozen=True, slots=True)
class Potret:
    """A page as it was answered; `akun` is "" for a visitor."""

    templat: str
    akun: str
    alamat: str
    isi: str
    kepala: dict[str, str]


class Jelajah:
    """Visits pages as the demo accounts and remembers each under the template that was rendered first."""

    def __init__(self) -> None:
        self.potret: dict[str, list[Potret]] = defaultdict(list)
        self._klien: dict[str, Client] = {}

    def klien(self, akun: str) -> Client:
        """Return the client of an account, signed in once."""
        if akun not in self._klien:
            self._klien[akun] = Client(raise_request_exception=False)
            if akun:
                orang = Pengguna.objects.get(username=akun)
                self._klien[akun].force_login(orang, backend="organisasi.backends.PeranBackend")
        return self._klien[akun]

    def lihat(self, akun: str, nama: str, *args: Any, kueri: str = "", **kwargs: Any) -> Any:
        """Open a page by its URL name."""
        return self.buka(akun, reverse(nama, args=args, kwargs=kwargs) + kueri)

    def buka(self, akun: str, alamat: str) -> Any:
        """Open a page by its address, which must answer with one."""
        jawaban = self.klien(akun).get(alamat)
        assert self._catat(akun, alamat, jawaban), f"{akun or 'A visitor'} gets {jawaban} from {alamat}"
        return jawaban

    def kirim(self, akun: str, nama: str, *args: Any, isi: dict[str, Any] | None = None) -> Any:
        """Send a form; a page in answer is remembered, a redirect only returned."""
        return self.kirim_ke(akun, reverse(nama, args=args), isi or {})

    def kirim_ke(self, akun: str, alamat: str, isi: dict[str, Any]) -> Any:
        """Send a form to an address."""
        jawaban = self.klien(akun).post(alamat, isi | {"csrfmiddlewaretoken": "uji"})
        assert jawaban.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        self._catat(akun, alamat, jawaban)
        return jawaban

    def simpan(self, alamat: str, templat: str, jawaban: Any) -> None:
        """Remember a page that no address shows, such as an error page."""
        kepala = {"Content-Type": "text/html; charset=utf-8"}
        self.potret[templat].append(Potret(templat, "", alamat, jawaban.content.decode(), kepala))

    def _catat(self, akun: str, alamat: str, jawaban: Any) -> bool:
        if not jawaban.templates or "text/html" not in jawaban.headers.get("Content-Type", ""):
            return False
        templat = jawaban.templates[0].name
        potret = Potret(templat, akun, alamat, jawaban.content.decode(), dict(jawaban.headers))
        self.potret[templat].append(potret)
        return True
