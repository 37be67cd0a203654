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

from rencana_aksi.models import CatatanAlih, Penilaian, RencanaAksi
from rencana_aksi.queries.komentar import bagian_komentar
from rencana_aksi.queries.langkah import LangkahTersedia, langkah_tersedia
from rencana_aksi.queries.rencana import IsiRencana, SaringanButir, isi_rencana, saran_isian
from rencana_aksi.services.rencana import rencana_tahun_lalu
from rencana_aksi.views.dasar import pengguna, remah, rencana_terlihat, untuk_pembaca
from rencana_aksi.views.sunting import alasan_terkunci
from rencana_aksi.workflow import KEMBALIKAN, NAMA, PER_NAMA, TARIK, TOLAK, Status
from roadmap.filters import SaringanForm, galat_saringan
from roadmap.models import AreaPerubahan
from tampilan.angka import BULAN

MUNDUR = (TARIK, TOLAK, KEMBALIKAN)
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
    if not rencana.pemegang:
        return ""
    hari = (timezone.localdate() - timezone.localdate(rencana.sejak)).days
    return (
        f"menunggu {rencana.pemegang}, {hari} hari"
        if hari > 0
        else f"menunggu {rencana.pemegang}, sejak hari ini"
    )


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
    langkah = langkah_tersedia(rencana, pengguna(request))
    tambah = _tambah(rencana, alasan)
    utama = _utama(langkah)
    aksi = _aksi_langkah(rencana, utama) if utama and (isi.semua or alasan) else tambah
    lain = [_aksi_langkah(rencana, satu) for satu in langkah if satu is not utama and satu.berwenang]
    return {
        "aksi": aksi,
        "tambah": tambah,
        "menu": ([tambah] if aksi is not tambah else []) + lain + _menu(rencana, isi, alasan),
        "tahun_lalu": None if alasan or isi.semua else rencana_tahun_lalu(rencana),
        "ajakan": f"Mulai dari unggahan, dari templat, atau salin rencana {rencana.periode.tahun - 1}.",
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


def _tambah(rencana: RencanaAksi, alasan: str) -> Tindakan:
    return {
        "teks": "Tambah butir",
        "url": reverse("rencana_aksi:butir_tambah", args=[rencana.pk]),
        "ikon": "plus",
        "alasan": alasan,
    }


def _menu(rencana: RencanaAksi, isi: IsiRencana, alasan: str) -> list[Tindakan]:
    def alamat(nama: str) -> str:
        return reverse(f"rencana_aksi:{nama}", args=[rencana.pk])

    berisi = "Hanya rencana yang masih kosong dapat diisi dari rencana tahun lalu." if isi.semua else ""
    belum = (
        "" if rencana.status == Status.DITETAPKAN else "Hanya rencana yang sudah ditetapkan dapat direvisi."
    )
    return [
        {"teks": "Usulan asal", "url": alamat("usulan_asal"), "ikon": "link", "alasan": alasan},
        {
            "teks": f"Salin rencana {rencana.periode.tahun - 1}",
            "url": alamat("salin_tahun_lalu"),
            "ikon": "copy",
            "alasan": alasan or berisi,
        },
        {"teks": "Buat revisi", "url": alamat("revisi"), "ikon": "git-branch", "alasan": belum},
        {"teks": "Riwayat", "url": alamat("riwayat"), "ikon": "history"},
    ]
