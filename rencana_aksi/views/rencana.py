"""The page of a plan: head with state and actions, its items by area, its way so far."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.models import Pengguna
from rencana_aksi.models import CatatanAlih, Penilaian, RencanaAksi
from rencana_aksi.permissions import SEBAGAI_TIM_PELAKSANA, SUSUN
from rencana_aksi.queries.komentar import bagian_komentar
from rencana_aksi.queries.langkah import LangkahTersedia, langkah_tersedia
from rencana_aksi.queries.rencana import IsiRencana, SaringanButir, isi_rencana, saran_isian
from rencana_aksi.services.rencana import rencana_tahun_lalu
from rencana_aksi.views.dasar import pengguna, remah, rencana_terlihat, untuk_pembaca
from rencana_aksi.views.sunting import alasan_terkunci
from rencana_aksi.workflow import KEMBALIKAN, NAMA, PER_NAMA, TARIK, TOLAK, Status
from roadmap.filters import SaringanForm, galat_saringan
from roadmap.models import AreaPerubahan
from tampilan.angka import BULAN, tulis_tunggu

MUNDUR = (TARIK, TOLAK, KEMBALIKAN)
UNGGAH = ("Unggah berkas", "unggah", "upload")
TAMBAH = ("Tambah butir", "butir_tambah", "plus")
Tindakan = dict[str, object]


class SaringanButirForm(SaringanForm):
    """What limits the items of a plan."""

    area: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Area perubahan", queryset=None, required=False, empty_label="Semua area"
    )
    penilaian = forms.ChoiceField(
        label="Pemeriksaan", required=False, choices=[("", "Semua butir"), *Penilaian.choices]
    )

    field_order = ["area", "penilaian", "q"]

    def __init__(self, *args: Any, rencana: RencanaAksi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = self.fields["area"]
        assert isinstance(area, forms.ModelChoiceField)
        area.queryset = AreaPerubahan.objects.filter(road_map=rencana.periode.road_map_id)
        area.choices = list(area.iterator(area))  # read once: the control and the chips both need them

    def saringan(self) -> SaringanButir | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanButir(area=data["area"], penilaian=data["penilaian"], cari=data["q"])


@require_safe
@untuk_pembaca
def rencana(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan."""
    satu = rencana_terlihat(request, pk)
    form = SaringanButirForm(request.GET, rencana=satu)
    saringan = form.saringan()
    perjalanan = _perjalanan(satu)
    konteks: dict[str, Any] = bagian_komentar(satu, pengguna(request)) | {
        **konteks_daftar(request, satu, saringan),
        "form": form,
        "galat": galat_saringan(form),
        "judul_halaman": f"Rencana aksi {satu.nama_unit} {satu.periode.tahun}",
        "kode": f"Versi {satu.versi}",
        "pemegang": menunggu(satu),
        "catatan_alih": perjalanan[0].catatan if perjalanan else None,
        "perjalanan": perjalanan,
        "remah": remah(rencana=satu),
    }
    konteks |= _tindakan(request, satu, konteks["isi"], konteks["alasan"])
    return render(request, "rencana_aksi/rencana.html", konteks)


def konteks_daftar(
    request: HttpRequest, rencana: RencanaAksi, saringan: SaringanButir | None = None
) -> dict[str, Any]:
    """Return what the table of items needs, alone or within its page."""
    alasan = alasan_terkunci(request, rencana)
    return {
        "rencana": rencana,
        "bulan": [(nama[0], nama) for nama in BULAN],
        "isi": isi_rencana(rencana, saringan),
        "alasan": alasan,
        "menyunting": not alasan,
        "alamat": reverse("rencana_aksi:rencana", args=[rencana.pk]),
        "saran": None if alasan else saran_isian(rencana),
    }


def saringan_halaman(request: HttpRequest, rencana: RencanaAksi) -> SaringanButir | None:
    """Return the filter of the page that a part is fetched for."""
    alamat = urlsplit(request.htmx.current_url or "")  # type: ignore[attr-defined]
    return SaringanButirForm(QueryDict(alamat.query), rencana=rencana).saringan()


def menunggu(rencana: RencanaAksi) -> str:
    """Return for whom a plan waits and how long; empty where for nobody."""
    return tulis_tunggu(rencana.pemegang, (timezone.localdate() - timezone.localdate(rencana.sejak)).days)


@dataclass(frozen=True, slots=True)
class LangkahLalu:
    """A step that was taken, in words."""

    catatan: CatatanAlih
    langkah: str
    status: str


def _perjalanan(rencana: RencanaAksi) -> list[LangkahLalu]:
    """Return the steps of a plan, the newest first."""
    return [
        LangkahLalu(c, PER_NAMA[c.peralihan].kata, NAMA[Status(c.ke)])
        for c in rencana.catatan_alih.select_related("oleh")
    ]


# Actions


def _tindakan(request: HttpRequest, rencana: RencanaAksi, isi: IsiRencana, alasan: str) -> dict[str, Any]:
    """Return the primary action, the menu, and what the empty state offers."""
    langkah = langkah_tersedia(rencana, pengguna(request))
    unggah, tambah = (_tautan(rencana, *satu, alasan) for satu in (UNGGAH, TAMBAH))
    utama = _utama(langkah) if isi.semua or alasan else None
    lain = [_aksi_langkah(rencana, satu) for satu in langkah if satu is not utama and satu.berwenang]
    aksi = _aksi_langkah(rencana, utama) if utama else unggah
    periksa = _periksa(rencana, pengguna(request))
    if periksa and aksi["alasan"]:  # the items come before the plan
        aksi, periksa = periksa, aksi
    tahun_lalu = None if alasan or isi.semua else rencana_tahun_lalu(rencana)
    isian = [satu for satu in (tambah, unggah) if satu is not aksi]
    return {
        "aksi": None if utama is None and alasan else aksi,
        "menu": isian
        + lain
        + ([periksa] if periksa else [])
        + _menu(rencana, isi, alasan, pengguna(request)),
        "mulai": unggah,
        "tambah": tambah,
        "tahun_lalu": tahun_lalu,
        "ajakan": f"Mulai dari unggahan, dari templat, atau salin rencana {rencana.periode.tahun - 1}."
        if tahun_lalu
        else "Mulai dari unggahan, dari templat, atau tambah butir satu per satu.",
    }


def _utama(langkah: list[LangkahTersedia]) -> LangkahTersedia | None:
    """Return the step forward, before others the one that is this person's to take."""
    maju = [satu for satu in langkah if satu.peralihan not in MUNDUR]
    return next((satu for satu in maju if satu.berwenang), maju[0] if maju else None)


def _aksi_langkah(rencana: RencanaAksi, langkah: LangkahTersedia) -> Tindakan:
    peralihan = langkah.peralihan
    return {
        "teks": peralihan.kata,
        "url": reverse("rencana_aksi:langkah", args=[rencana.pk, peralihan.nama]),
        "ikon": "arrow-back-up" if peralihan in MUNDUR else "send",
        "alasan": langkah.alasan,
    }


def _tautan(rencana: RencanaAksi, teks: str, nama: str, ikon: str, alasan: str = "") -> Tindakan:
    return {
        "teks": teks,
        "url": reverse(f"rencana_aksi:{nama}", args=[rencana.pk]),
        "ikon": ikon,
        "alasan": alasan,
    }


def _menu(rencana: RencanaAksi, isi: IsiRencana, alasan: str, orang: Pengguna) -> list[Tindakan]:
    """Return the rest of the menu: what fills the plan, what leaves it, what tells of it."""
    berisi = "Hanya rencana yang masih kosong dapat diisi dari rencana tahun lalu." if isi.semua else ""
    belum = (
        "" if rencana.status == Status.DITETAPKAN else "Hanya rencana yang sudah ditetapkan dapat direvisi."
    )
    menyusun = "" if SUSUN.boleh(orang, rencana) else SUSUN.alasan
    salin = f"Salin rencana {rencana.periode.tahun - 1}"
    return [
        _tautan(rencana, salin, "salin_tahun_lalu", "copy", alasan or berisi),
        _tautan(rencana, "Usulan asal", "usulan_asal", "link", alasan),
        _tautan(rencana, "Buat revisi", "revisi", "git-branch", menyusun or belum),
        *_unduhan(rencana),
        _tautan(rencana, "Bandingkan versi", "banding", "arrows-diff"),
        _tautan(rencana, "Riwayat", "riwayat", "history"),
    ]


def _periksa(rencana: RencanaAksi, orang: Pengguna) -> Tindakan | None:
    """Return the way to the review of the items where it is this person's."""
    if rencana.status != Status.DIAJUKAN or not SEBAGAI_TIM_PELAKSANA.boleh(orang, rencana):
        return None
    return _tautan(rencana, "Periksa butir", "periksa", "list-check")


def _unduhan(rencana: RencanaAksi) -> list[Tindakan]:
    berkas = [
        {
            "teks": f"Unduh {nama}",
            "url": reverse("rencana_aksi:unduh", args=[rencana.pk, bentuk]),
            "ikon": "download",
            "unduh": True,
        }
        for bentuk, nama in (("xlsx", "Excel"), ("pdf", "PDF"), ("csv", "CSV"))
    ]
    return [*berkas, _tautan(rencana, "Unduh templat", "templat", "file-spreadsheet") | {"unduh": True}]
