"""What an arahan is written on: the reference in an address (`kartu:serapan`), found again as words and rows.

Nothing of it comes from the browser but the reference; what it names must stand on the person's own dashboard.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import Truncator

from dasbor.peringkat import Tempat
from dasbor.queries.angka import Kartu
from dasbor.queries.area import peta_area
from dasbor.queries.daftar import quick_wins, rencana_menunggu, zona_integritas
from dasbor.queries.lingkup import Lingkup, baris_semester
from dasbor.queries.peringkat import kepatuhan_semua, peringkat
from dasbor.queries.susun import Dasbor
from indikator.capaian import RataRata
from monev.models import Arahan, Permasalahan, StatusMasalah
from monev.queries.capaian_rencana import KemajuanTerbagi, butir_terlambat, kemajuan_terbagi
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from organisasi.models import PerangkatDaerah
from roadmap.models import AreaPerubahan
from tampilan.angka import tulis_angka, tulis_rupiah_ringkas, tulis_tanggal

MAKS_ATAS: int = Arahan._meta.get_field("atas").max_length or 0
MAKS_ANGKA = 18  # digits of the largest key


@dataclass(frozen=True, slots=True)
class Pokok:
    """A figure or row: in words as it stands now, where its rows are, whose it is, and the problem that it is."""

    atas: str
    alamat: str
    unit: PerangkatDaerah | None = None
    permasalahan: Permasalahan | None = None


def pokok_arahan(lingkup: Lingkup, rujukan: str) -> Pokok | None:
    """Return what a reference names in a scope; None where it is unknown or not for the person to see."""
    jenis, _, kunci = rujukan.partition(":")
    cari = JENIS.get(jenis)
    return cari(lingkup, kunci) if cari else None


def _susun(
    lingkup: Lingkup,
    isi: str,
    alamat: str,
    unit: PerangkatDaerah | None = None,
    permasalahan: Permasalahan | None = None,
) -> Pokok:
    """Put the figure, its semester and (where it names no unit) its scope into one sentence that fits the record."""
    ekor = f" · {lingkup.periode}"
    if unit is None:
        ekor += f" · {lingkup.unit or 'Seluruh kota'}"
    return Pokok(
        Truncator(isi).chars(MAKS_ATAS - len(ekor)) + ekor, alamat, unit or lingkup.unit, permasalahan
    )


def _nomor(kunci: str) -> int:
    """Return a key of the database; one that no row has where it is none."""
    return int(kunci) if kunci.isdecimal() and len(kunci) <= MAKS_ANGKA else 0


def _terbagi(lingkup: Lingkup) -> KemajuanTerbagi:
    return kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)


def _tempat(lingkup: Lingkup) -> list[Tempat]:
    return peringkat(lingkup, baris_semester(lingkup), kepatuhan_semua(lingkup), _terbagi(lingkup))


def _area(lingkup: Lingkup, kunci: str) -> AreaPerubahan | None:
    return AreaPerubahan.objects.filter(road_map=lingkup.road_map, pk=_nomor(kunci)).first()


# Figures


def _kartu(lingkup: Lingkup, kunci: str) -> Pokok | None:
    satu = next((k for k in Dasbor(lingkup).kartu if k.kode == kunci), None)
    return _susun(lingkup, _isi_kartu(satu), satu.url) if satu else None


def _isi_kartu(satu: Kartu) -> str:
    if satu.nilai == "–":
        return f"{satu.label}: {satu.keterangan}"
    return " ".join(filter(None, (satu.label, satu.nilai, satu.satuan)))


def _per_area(lingkup: Lingkup, kunci: str) -> Pokok | None:
    kini = {(lingkup.tahun, lingkup.periode.nomor): baris_semester(lingkup)}
    semua = peta_area(lingkup, kini, _terbagi(lingkup))
    satu = next((a for a in semua if a.area.pk == _nomor(kunci)), None)
    if satu is None:
        return None
    sel = satu.sel[-1]
    isi = f"{satu.area.nama}: {_capaian(sel.rata)}; {_kemajuan(satu.kemajuan)}"
    return _susun(lingkup, isi, satu.url)


def _per_pelaksana(lingkup: Lingkup, kunci: str) -> Pokok | None:
    """Return the items of a unit in an area, `pelaksana:<area>:<unit>`; of the city without a unit."""
    nomor, _, kode = kunci.partition(":")
    area = _area(lingkup, nomor)
    unit = PerangkatDaerah.objects.filter(kode=kode).first() if kode else None
    if area is None or (kode and unit is None) or lingkup.unit not in {None, unit}:
        return None
    satu = _terbagi(lingkup).per_unit(area).get(unit.pk if unit else None)
    if satu is None:
        return None
    alamat = lingkup.di_sini("dasbor:area", area.pk, pd=kode)
    return _susun(lingkup, f"{area.nama}, {unit or 'Kota'}: {_kemajuan(satu)}", alamat, unit)


def _indikator(lingkup: Lingkup, kunci: str) -> Pokok | None:
    satu = next((b for b in baris_semester(lingkup) if b.indikator.kode == kunci and lingkup.memuat(b)), None)
    if satu is None:
        return None
    capaian = (
        f"capaian {satu.capaian.teks} ({satu.predikat})" if satu.capaian.terhitung else satu.capaian.alasan
    )
    isi = f"{satu.indikator.nama}: target {satu.target.teks}, realisasi {satu.realisasi.teks}, {capaian}"
    alamat = lingkup.alamat("monev:pengukuran", kunci, tahun=lingkup.tahun, semester=lingkup.periode.nomor)
    return _susun(lingkup, isi, alamat, satu.penanggung_jawab)


def _quick_win(lingkup: Lingkup, kunci: str) -> Pokok | None:
    semua = quick_wins(lingkup, baris_semester(lingkup), _terbagi(lingkup))
    satu = next((q for q in semua if q.prioritas.pk == _nomor(kunci)), None)
    if satu is None:
        return None
    isi = f"Quick win {satu.prioritas.nama}: {_capaian(satu.rata)}; {_kemajuan(satu.kemajuan)}"
    return _susun(lingkup, isi, lingkup.alamat("roadmap:prioritas", satu.prioritas.pk))


# Units


def _unit(lingkup: Lingkup, kunci: str) -> Pokok | None:
    satu = next((t for t in _tempat(lingkup) if t.kode == kunci), None)
    if satu is None:
        return None
    unit = PerangkatDaerah.objects.get(pk=satu.pk)
    return _susun(
        lingkup, f"{satu.nama}: {satu.alasan}", lingkup.di_sini("dasbor:dasbor", pd=satu.kode), unit
    )


def _zona(lingkup: Lingkup, kunci: str) -> Pokok | None:
    semua = zona_integritas(lingkup, _tempat(lingkup))
    satu = next((z for z in semua if z.pilot.pk == _nomor(kunci)), None)
    if satu is None:
        return None
    unit, alasan = satu.pilot.perangkat_daerah, f"; {satu.tempat.alasan}" if satu.tempat else ""
    alamat = (
        lingkup.di_sini("dasbor:dasbor", pd=satu.tempat.kode)
        if satu.tempat
        else lingkup.alamat("roadmap:perangkat_daerah", unit.kode)
    )
    isi = f"Zona Integritas {unit}: {satu.pilot.get_tahap_display()}{alasan}"
    return _susun(lingkup, isi, alamat, unit)


# Rows


def _butir(lingkup: Lingkup, kunci: str) -> Pokok | None:
    semua = butir_terlambat(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
    satu = next((b for b in semua if b.butir.pk == _nomor(kunci)), None)
    if satu is None:
        return None
    isi = (
        f"{satu.butir.tahapan} ({satu.unit or 'Kota'}, butir {satu.butir.nomor}): "
        f"kemajuan fisik {_persen(satu.fisik)} dari rencana {_persen(satu.rencana)}"
    )
    alamat = lingkup.alamat("rencana_aksi:butir", satu.butir.rencana_id, satu.butir.kunci)
    return _susun(lingkup, isi, alamat, satu.unit)


def _masalah(lingkup: Lingkup, kunci: str) -> Pokok | None:
    semua = Permasalahan.objects.terlihat_oleh(lingkup.orang).exclude(status=StatusMasalah.SELESAI)
    if lingkup.unit is not None:
        semua = semua.filter(perangkat_daerah=lingkup.unit)
    semua = semua.select_related("perangkat_daerah", "road_map")
    satu = semua.filter(road_map=lingkup.road_map, pk=_nomor(kunci)).first()
    if satu is None:
        return None
    isi = (
        f"Permasalahan {satu.judul} ({satu.perangkat_daerah or 'Kota'}): "
        f"di {satu.get_tingkat_display()} sejak {tulis_tanggal(satu.sejak)}"
    )
    return _susun(lingkup, isi, lingkup.alamat("monev:masalah", satu.pk), satu.perangkat_daerah, satu)


def _rencana(lingkup: Lingkup, kunci: str) -> Pokok | None:
    satu = next((r for r in rencana_menunggu(lingkup) if r.pk == _nomor(kunci)), None)
    if satu is None or lingkup.unit not in {None, satu.perangkat_daerah}:
        return None
    isi = f"{satu}: menunggu penetapan sejak {tulis_tanggal(satu.sejak)}"
    return _susun(lingkup, isi, lingkup.alamat("rencana_aksi:rencana", satu.pk), satu.perangkat_daerah)


# Words


def _persen(nilai: object) -> str:
    return "–" if nilai is None else f"{tulis_angka(nilai, 2)}%"


def _capaian(rata: RataRata) -> str:
    return (
        "capaian belum dapat dihitung" if rata.nilai is None else f"rata-rata capaian {_persen(rata.nilai)}"
    )


def _kemajuan(k: RingkasanKemajuan | None) -> str:
    if k is None:
        return "belum ada rencana yang ditetapkan"
    fisik = (
        "belum ada laporan kemajuan"
        if k.fisik is None
        else f"kemajuan fisik {_persen(k.fisik)} dari rencana {_persen(k.rencana)}"
    )
    if k.serapan is None:
        return fisik
    return f"{fisik}; serapan anggaran {_persen(k.serapan)} dari {tulis_rupiah_ringkas(k.anggaran)}"


JENIS: dict[str, Callable[[Lingkup, str], Pokok | None]] = {
    "area": _per_area,
    "butir": _butir,
    "indikator": _indikator,
    "kartu": _kartu,
    "masalah": _masalah,
    "pelaksana": _per_pelaksana,
    "quick-win": _quick_win,
    "rencana": _rencana,
    "unit": _unit,
    "zona": _zona,
}
"""The kinds of reference, each with how it is found."""
