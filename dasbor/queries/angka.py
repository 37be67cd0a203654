"""The answer in one sentence, and the figures below it; each is a link to its rows and says where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dasbor.queries.lingkup import Lingkup
from indikator.capaian import BELUM_DIUKUR, rata_rata
from indikator.models import Indikator
from monev.kepatuhan import Hitungan
from monev.queries.capaian import BarisCapaian, Nilai, kalimat_capaian, nilai_per_tahun
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from roadmap.queries.ringkasan import INDEKS_RB
from tampilan.angka import BULAN, tulis_angka, tulis_rupiah_ringkas

BANYAK_TAHUN = 10


@dataclass(frozen=True, slots=True)
class Kartu:
    """A figure: its name in addresses, what it is, its value (“–”: none), what to hold it against, and its rows."""

    kode: str
    label: str
    nilai: str
    keterangan: str
    url: str
    sumber: str
    satuan: str = ""


def kalimat(lingkup: Lingkup, baris: Sequence[BarisCapaian], jumlah: RingkasanKemajuan | None) -> str:
    """Return the answer first; what has no value says so instead of counting nought.

    Of a unit that measures no indicator it is about its items (`jumlah`).
    """
    periode = str(lingkup.periode)
    if not baris:
        nilai, kata = _fisik(jumlah, lingkup.tahun)
        isi = f"{kata[:1].lower()}{kata[1:]}" if nilai == "–" else f"kemajuan fisik {nilai}, {kata}"
        return f"{periode}: {isi}."
    if not any(b.capaian.terhitung for b in baris):
        belum = sum(b.capaian.alasan == BELUM_DIUKUR for b in baris)
        return f"{periode}: belum ada capaian yang dapat dihitung; {belum} dari {len(baris)} indikator belum diukur."
    return kalimat_capaian(baris, periode)


def kartu_capaian(
    lingkup: Lingkup, baris: Sequence[BarisCapaian], lalu: Sequence[BarisCapaian]
) -> list[Kartu]:
    """Return indicators that met their target, and their mean achievement beside that of the semester before."""
    url = lingkup.alamat(
        "monev:daftar_pengukuran",
        tahun=lingkup.tahun,
        semester=lingkup.periode.nomor,
        pd=lingkup.unit.kode if lingkup.unit else "",
        urut="capaian",
    )
    rata, sebelum = (rata_rata((b.capaian for b in satu), lingkup.batas_capaian) for satu in (baris, lalu))
    tercapai = sum(b.capaian.tercapai for b in baris)
    belum = sum(not b.capaian.terhitung for b in baris)
    return [
        Kartu(
            "target",
            "Indikator mencapai target",
            tulis_angka(tercapai) if rata.terhitung else "–",
            f"{belum} belum dapat dihitung" if rata.terhitung else "Belum ada capaian yang dapat dihitung",
            url,
            "pengukuran terverifikasi",
            f"dari {len(baris)}" if rata.terhitung else "",
        ),
        Kartu(
            "capaian",
            "Rata-rata capaian",
            _persen(rata.nilai),
            _perubahan(rata.nilai, sebelum.nilai, "semester sebelumnya")
            if rata.terhitung
            else "Belum ada capaian yang dapat dihitung",
            url,
            f"{rata.terhitung} indikator",
        ),
    ]


def kartu_kemajuan(lingkup: Lingkup, jumlah: RingkasanKemajuan | None) -> list[Kartu]:
    """Return physical progress against the plan, and money against the budget."""
    kata = f"{BULAN[jumlah.bulan - 1]} {lingkup.tahun}" if jumlah and jumlah.bulan else ""
    url = lingkup.alamat("monev:daftar_kemajuan", tahun=lingkup.tahun)
    sumber = f"laporan sampai {kata}" if kata else "laporan bulanan"
    return [
        Kartu("fisik", "Kemajuan fisik", *_fisik(jumlah, lingkup.tahun), url, sumber),
        Kartu("serapan", "Serapan anggaran", *_uang(jumlah, lingkup.tahun), url, sumber),
    ]


def _fisik(jumlah: RingkasanKemajuan | None, tahun: int) -> tuple[str, str]:
    if jumlah is None:
        return "–", f"Belum ada rencana aksi {tahun} yang ditetapkan"
    if jumlah.fisik is None:
        return "–", f"Belum ada laporan {tahun} yang terkirim"
    lambat = f"; {jumlah.terlambat} butir terlambat" if jumlah.terlambat else ""
    return _persen(jumlah.fisik), f"rencana {_persen(jumlah.rencana)}{lambat}"


def _uang(jumlah: RingkasanKemajuan | None, tahun: int) -> tuple[str, str]:
    if jumlah is None:
        return "–", f"Belum ada rencana aksi {tahun} yang ditetapkan"
    if jumlah.serapan is None:
        pagu = tulis_rupiah_ringkas(jumlah.anggaran) if jumlah.anggaran else "tidak disebut"
        return "–", f"Belum ada realisasi anggaran; pagu {pagu}"
    return _persen(jumlah.serapan), (
        f"{tulis_rupiah_ringkas(jumlah.terpakai)} dari {tulis_rupiah_ringkas(jumlah.anggaran)}"
    )


def kartu_kepatuhan(lingkup: Lingkup, hitungan: Hitungan) -> Kartu:
    """Return the share of what Bab IV asks for in the year that was done in time."""
    pihak = f"pd:{lingkup.unit.kode}" if lingkup.unit else ""
    url = lingkup.alamat(
        "monev:kepatuhan_rincian" if pihak else "monev:kepatuhan", tahun=lingkup.tahun, pihak=pihak
    )
    nilai, kata = _kepatuhan(hitungan, kota=lingkup.unit is None)
    return Kartu("kepatuhan", f"Kepatuhan monev {lingkup.tahun}", nilai, kata, url, "irama Bab IV")


def _kepatuhan(hitungan: Hitungan, *, kota: bool) -> tuple[str, str]:
    if hitungan.persen is None:
        return "–", "Belum ada kewajiban yang jatuh tempo"
    if kota and hitungan.tak_tercatat:
        return "–", f"Tidak satu pun dari {tulis_angka(hitungan.terhitung)} kewajiban tercatat dilaksanakan"
    return (
        f"{hitungan.persen}%",
        f"{tulis_angka(hitungan.terlambat)} terlambat, {tulis_angka(hitungan.tidak_ada)} tidak ada",
    )


def kartu_indeks(lingkup: Lingkup, semua: Sequence[BarisCapaian]) -> Kartu | None:
    """Return the newest Indeks RB up to the semester, with its years since 2015; None without such an indicator."""
    baris = next((b for b in semua if b.indikator.kode == INDEKS_RB), None)
    indikator = baris.indikator if baris else Indikator.objects.filter(kode=INDEKS_RB).first()
    if indikator is None:
        return None
    url = lingkup.alamat("roadmap:indikator", indikator.kode)
    deret = _deret(lingkup, indikator, baris)
    if not deret:
        return Kartu("indeks", "Indeks Reformasi Birokrasi", "–", "Belum ada nilai", url, "Bab I")
    (akhir, nilai), lama = deret[-1], deret[:-1]
    sumber = nilai.sumber or "pengukuran terverifikasi"
    jejak = " · ".join(f"{tahun}: {n.teks}" for tahun, n in lama[-BANYAK_TAHUN:])
    return Kartu("indeks", "Indeks Reformasi Birokrasi", nilai.teks, jejak, url, sumber, f"tahun {akhir}")


def _deret(lingkup: Lingkup, indikator: Indikator, baris: BarisCapaian | None) -> list[tuple[int, Nilai]]:
    nilai = {
        t: n for t, n in nilai_per_tahun(lingkup.road_map, indikator).items() if t <= lingkup.tahun and n.ada
    }
    nilai.pop(lingkup.tahun, None) if baris else None
    if baris and baris.realisasi.ada:
        nilai[lingkup.tahun] = baris.realisasi
    return sorted(nilai.items(), key=lambda pasangan: pasangan[0])


def _persen(nilai: Decimal | None) -> str:
    return "–" if nilai is None else f"{tulis_angka(nilai, 2)}%"


def _perubahan(kini: Decimal | None, lalu: Decimal | None, kapan: str) -> str:
    if kini is None or lalu is None:
        return f"Tidak ada nilai {kapan} untuk dibandingkan"
    beda = kini - lalu
    if not round(beda, 2):
        return f"→ tetap sejak {kapan}"
    return f"{'↑ naik' if beda > 0 else '↓ turun'} {tulis_angka(abs(beda), 2)} poin sejak {kapan}"
