"""The pictures of the dashboard, one to a question: the Indeks RB, one indicator, progress and money by month.

Each says its answer first; what has no figures says why in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dasbor.queries.lingkup import Lingkup
from indikator.models import Indikator, Target
from indikator.nilai import NilaiTercetak, cetak, urai
from monev.kurva import TitikKurva
from monev.queries.capaian import BarisCapaian, Nilai, nilai_per_tahun
from monev.queries.kemajuan_kurva import bagan_anggaran, bagan_fisik, kurva_lingkup
from roadmap.queries.ringkasan import INDEKS_RB
from tampilan.angka import BULAN, tulis_angka, tulis_rupiah_ringkas
from tampilan.bagan import Bagan, Seri


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture: the name of its files, what it shows, the answer, and the chart (None: no numbers to draw)."""

    nama: str
    judul: str
    jawaban: str
    bagan: Bagan | None
    url: str


@dataclass(frozen=True, slots=True)
class Tren:
    """The pictures of a scope; `pilihan` are the indicators to choose from, `dipilih` the one that is shown."""

    gambar: list[Gambar]
    pilihan: list[BarisCapaian]
    dipilih: BarisCapaian | None


def tren(lingkup: Lingkup, baris: Sequence[BarisCapaian], kode: str = "") -> Tren:
    """Return the pictures of a scope out of the lines of its semester: nine queries at most.

    `kode` is the indicator asked for; without it, or where the scope has none of that name, the worst one stands there.
    """
    pilihan = [b for b in baris if b.tujuan and b.indikator.kode != INDEKS_RB and lingkup.memuat(b)]
    dipilih = next((b for b in pilihan if b.indikator.kode == kode), None) or _terburuk(pilihan)
    return Tren(
        [
            *(gambar_indeks(lingkup, baris) if lingkup.unit is None else []),
            *([gambar_indikator(lingkup, dipilih.indikator, dipilih)] if dipilih else []),
            *gambar_kemajuan(lingkup),
        ],
        pilihan,
        dipilih,
    )


def _terburuk(baris: Sequence[BarisCapaian]) -> BarisCapaian | None:
    """Return the line that achieves least; one that cannot be counted only where there is no other."""
    urut = sorted(baris, key=lambda b: (b.capaian.persen is None, b.capaian.persen or Decimal()))
    return next(iter(urut), None)


# An indicator over the years


def gambar_indeks(lingkup: Lingkup, baris: Sequence[BarisCapaian]) -> list[Gambar]:
    """Return the Indeks RB from the first year that Bab I tells of; nothing where nobody knows that indicator."""
    satu = next((b for b in baris if b.indikator.kode == INDEKS_RB), None)
    indikator = satu.indikator if satu else Indikator.objects.filter(kode=INDEKS_RB).first()
    return [gambar_indikator(lingkup, indikator, satu)] if indikator else []


def gambar_indikator(lingkup: Lingkup, indikator: Indikator, baris: BarisCapaian | None) -> Gambar:
    """Return the value of an indicator beside its target, year by year: three queries.

    The value of the scope's year is that up to its semester; of the years after it none is shown.
    """
    nilai = _nilai(lingkup, indikator, baris)
    target = _target(baris)
    tahun = range(min([*nilai, *target, lingkup.tahun]), max([*target, lingkup.tahun]) + 1)
    nyata: Seri = {
        "nama": "Realisasi",
        "jenis": "realisasi",
        "nilai": [_angka(nilai[t].isi) if t in nilai else None for t in tahun],
        "teks": [nilai[t].teks if t in nilai else "" for t in tahun],
    }
    seri = [*([_seri_target(target, tahun)] if target else []), nyata]
    ada = any(n is not None for s in seri for n in s["nilai"])
    bagan: Bagan = {
        "label": [str(t) for t in tahun],
        "satuan": indikator.satuan,
        "sumber": _sumber(lingkup, nilai, baris),
        "seri": seri,
    }
    return Gambar(
        f"tren-{indikator.kode}",
        f"{indikator.nama} menurut tahun",
        _jawaban(lingkup, indikator, nilai, baris),
        bagan if ada else None,
        lingkup.alamat("roadmap:indikator", indikator.kode),
    )


def _nilai(lingkup: Lingkup, indikator: Indikator, baris: BarisCapaian | None) -> dict[int, Nilai]:
    semua = nilai_per_tahun(lingkup.road_map, indikator)
    hasil = {t: n for t, n in semua.items() if t <= lingkup.tahun and n.ada}
    if baris is not None:
        hasil.pop(lingkup.tahun, None)
        hasil |= {lingkup.tahun: baris.realisasi} if baris.realisasi.ada else {}
    return hasil


def _target(baris: BarisCapaian | None) -> dict[int, NilaiTercetak]:
    """Return the targets of the place that counts."""
    if baris is None:
        return {}
    semua = Target.objects.filter(penetapan=baris.target.penetapan)
    return {tahun: urai(teks) for tahun, teks in semua.values_list("tahun", "teks")}


def _seri_target(target: Mapping[int, NilaiTercetak], tahun: Sequence[int]) -> Seri:
    return {
        "nama": "Target",
        "jenis": "target",
        "nilai": [_angka(target[t]) if t in target else None for t in tahun],
        "teks": [cetak(target[t]) if t in target else "" for t in tahun],
    }


def _angka(nilai: NilaiTercetak) -> float | None:
    return None if nilai.angka is None else float(nilai.angka)


def _sumber(lingkup: Lingkup, nilai: Mapping[int, Nilai], baris: BarisCapaian | None) -> str:
    """Return where targets and values come from, each place once."""
    asal = dict.fromkeys(
        "pengukuran terverifikasi" if n.terukur else n.sumber for _, n in sorted(nilai.items())
    )
    tempat = baris.target.penetapan.tempat if baris else ""
    kata = [f"target {tempat}" if tempat else "", ", ".join(filter(None, asal)), lingkup.road_map.regulasi]
    return "; ".join(filter(None, kata))


def _jawaban(
    lingkup: Lingkup, indikator: Indikator, nilai: Mapping[int, Nilai], baris: BarisCapaian | None
) -> str:
    tahun, nama = lingkup.tahun, indikator.nama
    target = baris.target.teks if baris else ""
    ekor = f"target {tahun} {target}" if target else f"target {tahun} tidak ditetapkan"
    if not nilai:
        return f"{nama}: belum ada realisasi; {ekor}"
    akhir = max(nilai)
    if akhir < tahun:
        return f"{nama}: belum ada realisasi {tahun}, terakhir {nilai[akhir].teks} ({akhir}); {ekor}"
    return f"{nama}: {nilai[akhir].teks} pada {tahun}; {ekor}{_hasil(baris)}"


def _hasil(baris: BarisCapaian | None) -> str:
    if baris is None or not baris.capaian.terhitung:
        return ""
    return ", tercapai" if baris.capaian.tercapai else ", belum tercapai"


# Progress and money by month


def gambar_kemajuan(lingkup: Lingkup) -> list[Gambar]:
    """Return progress and money of the year, month by month against the plan: two queries."""
    titik = kurva_lingkup(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
    url = lingkup.alamat("monev:daftar_kemajuan", tahun=lingkup.tahun)
    nama = f"{lingkup.nama} {lingkup.tahun}"
    return [
        Gambar(
            f"kemajuan-fisik-{lingkup.tahun}",
            f"Kemajuan fisik terhadap rencana, {nama}",
            _jawaban_fisik(lingkup, titik),
            bagan_fisik(titik),
            url,
        ),
        Gambar(
            f"anggaran-{lingkup.tahun}",
            f"Anggaran terpakai terhadap rencana, {nama}",
            _jawaban_uang(lingkup, titik),
            bagan_anggaran(titik),
            url,
        ),
    ]


def _jawaban_fisik(lingkup: Lingkup, titik: Sequence[TitikKurva]) -> str:
    akhir = next((t for t in reversed(titik) if t.fisik is not None), None)
    if akhir is None or akhir.fisik is None:
        return _tanpa(lingkup, "kemajuan fisik", berencana=any(t.rencana is not None for t in titik))
    kapan = f"Kemajuan fisik {BULAN[akhir.bulan - 1]} {lingkup.tahun}: {tulis_angka(akhir.fisik, 2)}%"
    if akhir.rencana is None:
        return f"{kapan}; tanpa jadwal rencana"
    beda = akhir.fisik - akhir.rencana
    arah = "sesuai rencana" if not beda else f"{tulis_angka(abs(beda), 2)} poin {_letak(beda)} rencana"
    return f"{kapan}, {arah}"


def _jawaban_uang(lingkup: Lingkup, titik: Sequence[TitikKurva]) -> str:
    akhir = next((t for t in reversed(titik) if t.terpakai is not None), None)
    if akhir is None:
        return _tanpa(lingkup, "anggaran", berencana=any(t.anggaran is not None for t in titik))
    kapan = (
        f"Terpakai sampai {BULAN[akhir.bulan - 1]} {lingkup.tahun}: {tulis_rupiah_ringkas(akhir.terpakai)}"
    )
    return f"{kapan} dari rencana {tulis_rupiah_ringkas(akhir.anggaran)}" if akhir.anggaran else kapan


def _letak(beda: Decimal) -> str:
    return "di atas" if beda > 0 else "di bawah"


def _tanpa(lingkup: Lingkup, apa: str, *, berencana: bool) -> str:
    if berencana:
        return f"Belum ada realisasi {apa} {lingkup.tahun} pada laporan yang terkirim"
    return f"Belum ada rencana {apa} {lingkup.tahun} yang ditetapkan"
