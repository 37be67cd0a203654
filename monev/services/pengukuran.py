"""Indicators measured: a value written, and what follows when it is accepted or sent back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from indikator.models import Indikator, Realisasi
from monev.models import JenisPeriode, Pengukuran, Periode
from monev.models.kalender import BANYAK_PERIODE, ROMAWI
from monev.permissions import aturan
from monev.queries.capaian import nilai_terukur
from monev.queries.pengukuran import lingkup_pengukur, nama_pengukur
from monev.services.alur import akibatkan, alamatkan
from monev.ukur import baca_realisasi, berpecahan
from monev.workflow import PENGUKURAN, Pelaku, Status
from organisasi.models import Pengguna
from roadmap.services.isi import pastikan_terkini

AWALAN_SUMBER = "Pengukuran semester "
SEMESTER_AKHIR = BANYAK_PERIODE[JenisPeriode.SEMESTER]


@dataclass(frozen=True, slots=True)
class IsiPengukuran:
    """What a person writes of a measured indicator."""

    teks: str = ""
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    sumber: str = ""
    catatan: str = ""


@transaction.atomic
def simpan_pengukuran(
    *,
    indikator: Indikator,
    periode: Periode,
    isi: IsiPengukuran,
    oleh: Pengguna,
    kini: datetime,
    versi_dibuka: str | None = None,
) -> Pengukuran:
    """Write the value of an indicator in a semester and return it; the same once more changes nothing.

    Raises TidakBerwenang, Terkunci (period; already sent), ValidationError by field (`monev.ukur`) and Basi (changed
    since `versi_dibuka`, the mark that the person saw).
    """
    lingkup = lingkup_pengukur(_kunci(indikator))
    aturan(Pelaku.PENYUSUN, lingkup).pastikan(oleh, lingkup)
    periode.pastikan_terbuka(timezone.localdate(kini))
    pengukuran = _ada(indikator, periode) or lingkup
    pengukuran.periode = periode
    if pengukuran.pk and _isi(pengukuran) == _rapi(lingkup.indikator, isi):
        return pengukuran
    pengukuran.pastikan_dapat_disunting()
    if versi_dibuka is not None and pengukuran.pk:
        pastikan_terkini(versi_dibuka, pengukuran)
    pengukuran.tingkat, pengukuran.perangkat_daerah = lingkup.tingkat, lingkup.perangkat_daerah
    for bidang, nilai in _rapi(lingkup.indikator, isi).items():
        setattr(pengukuran, bidang, nilai)
    pengukuran.full_clean()
    pengukuran._history_user = oleh  # type: ignore[attr-defined]
    pengukuran.save()
    return pengukuran


BIDANG = ("teks", "pembilang", "penyebut", "sumber", "catatan")


def _kunci(indikator: Indikator) -> Indikator:
    """Lock the indicator, so that two who begin the same measurement come one after the other."""
    terkunci = Indikator.objects.select_for_update(of=("self",)).select_related("penanggung_jawab", "tangga")
    return terkunci.get(pk=indikator.pk)


def _ada(indikator: Indikator, periode: Periode) -> Pengukuran | None:
    terkunci = Pengukuran.objects.select_for_update(of=("self",)).select_related("indikator", "periode")
    return terkunci.filter(indikator=indikator, periode=periode).first()


def _isi(pengukuran: Pengukuran) -> dict[str, object]:
    return {bidang: getattr(pengukuran, bidang) for bidang in BIDANG}


def _rapi(indikator: Indikator, isi: IsiPengukuran) -> dict[str, object]:
    """Return the fields as they are kept; raises ValidationError."""
    pecahan = berpecahan(indikator)
    pembilang, penyebut = (isi.pembilang, isi.penyebut) if pecahan else (None, None)
    tangga = list(indikator.tangga.anak_tangga.order_by("urutan")) if indikator.tangga else []
    teks = baca_realisasi(indikator, tangga, teks=isi.teks, pembilang=pembilang, penyebut=penyebut)
    return {
        "teks": teks,
        "pembilang": pembilang,
        "penyebut": penyebut,
        "sumber": isi.sumber.strip(),
        "catatan": isi.catatan.strip(),
    }


# What follows


def catat_realisasi(pengukuran: Pengukuran, oleh: Pengguna, kini: datetime) -> None:
    """Keep the year's value in step with its accepted measurements, `pengukuran` counted as it stands now.

    Once the last semester is accepted the value of the year is recorded; without it the record of an earlier source
    comes back, or none is left.
    """
    indikator = _kunci(pengukuran.indikator)
    tahun = pengukuran.periode.tahun
    terukur = _terukur(pengukuran)
    tercatat = Realisasi.objects.select_for_update().filter(indikator=indikator, tahun=tahun).first()
    if terukur and terukur[-1].periode.nomor == SEMESTER_AKHIR:
        baru = tercatat or Realisasi(indikator=indikator, tahun=tahun)
        baru.teks = nilai_terukur(indikator, terukur).teks
        baru.sumber = f"{AWALAN_SUMBER}{ROMAWI[-1]} {tahun} ({nama_pengukur(indikator)})"[:200]
        _simpan(baru, oleh)
    elif tercatat and tercatat.sumber.startswith(AWALAN_SUMBER):
        _pulihkan(tercatat, oleh)


def _terukur(pengukuran: Pengukuran) -> list[Pengukuran]:
    """Return the accepted measurements of the same year, this one as it stands now."""
    lain = Pengukuran.objects.filter(
        indikator=pengukuran.indikator,
        periode__road_map=pengukuran.periode.road_map,
        periode__jenis=JenisPeriode.SEMESTER,
        periode__tahun=pengukuran.periode.tahun,
        status=Status.DITERIMA,
    )
    semua = list(lain.exclude(pk=pengukuran.pk).select_related("periode"))
    if pengukuran.status == Status.DITERIMA:
        semua.append(pengukuran)
    return sorted(semua, key=lambda p: p.periode.nomor)


def _pulihkan(tercatat: Realisasi, oleh: Pengguna) -> None:
    """Bring back what another source had recorded; delete where there was none."""
    jejak = Realisasi.riwayat.filter(id=tercatat.pk).exclude(sumber__startswith=AWALAN_SUMBER)
    asal = jejak.order_by("-history_id").first()
    if asal is None:
        tercatat._history_user = oleh  # type: ignore[attr-defined]
        tercatat.delete()
        return
    tercatat.teks, tercatat.sumber = asal.teks, asal.sumber
    _simpan(tercatat, oleh)


def _simpan(realisasi: Realisasi, oleh: Pengguna) -> None:
    realisasi.full_clean()
    realisasi._history_user = oleh  # type: ignore[attr-defined]
    realisasi.save()


def alamat_pengukuran(pengukuran: Pengukuran) -> str:
    """Return the address of the page of a measurement, in its road map, year and semester."""
    periode = pengukuran.periode
    halaman = reverse("monev:pengukuran", args=[pengukuran.indikator.kode])
    return f"{halaman}?peta={periode.road_map.kode}&tahun={periode.tahun}&semester={periode.nomor}"


akibatkan(PENGUKURAN.nama, "terima", catat_realisasi)
akibatkan(PENGUKURAN.nama, "kembalikan", catat_realisasi)
alamatkan(PENGUKURAN.nama, alamat_pengukuran)
