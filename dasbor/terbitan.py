"""The dashboard on paper: what its pages show, as a `Naskah` with letterhead, numbered tables and a foot."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from berkas.naskah import Alinea, Bagian, KolomIsi, Naskah, TabelNaskah, susun_tabel
from berkas.tabel import Kolom
from dasbor.peringkat import Tempat
from dasbor.queries.area import BarisArea, IsiArea, SelPeta
from dasbor.queries.lingkup import Lingkup
from dasbor.queries.susun import Dasbor
from monev.kurva import TitikKurva
from monev.naskah import kop, nomori
from monev.queries.capaian import BarisCapaian
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from roadmap.lampiran import kaki_cetak
from roadmap.models import AreaPerubahan
from tampilan.angka import BULAN, KOSONG, tulis_angka, tulis_rupiah_ringkas, tulis_tanggal

CATATAN_BULAN = (
    "Tanda – berarti belum dilaporkan, bukan nol.",
    "Laporan terbaru setiap Perangkat Daerah dibandingkan dengan rencana pada bulan laporan itu.",
)


def naskah_dasbor(lingkup: Lingkup, dasbor: Dasbor, titik: Sequence[TitikKurva], oleh: str) -> Naskah:
    """Return the dashboard of a scope."""
    tujuan = [baris for kelompok in dasbor.tujuan for baris in kelompok.baris]
    bagian = [
        Bagian("A. Ringkasan", (Alinea(dasbor.kalimat), _kartu(dasbor))),
        Bagian("B. Area perubahan", (_area(dasbor),)),
        Bagian("C. Kemajuan dan anggaran menurut bulan", (_bulan(lingkup, titik),)),
        Bagian("D. Perangkat Daerah yang paling perlu perhatian", (_peringkat(dasbor.tempat),)),
        Bagian("E. Permasalahan menunggu keputusan", (_masalah(dasbor),)),
        Bagian(
            "F. Rencana aksi",
            (Alinea(dasbor.keadaan_rencana or f"Rencana aksi {lingkup.tahun} belum dibuka."),),
        ),
        Bagian(
            "G. Tujuan dan indikatornya",
            (_indikator(lingkup, tujuan, "Tidak ada indikator tujuan yang diukur."),),
        ),
        Bagian("H. Quick wins", (_quick_wins(dasbor),)),
    ]
    return _naskah(lingkup, "dasbor", "DASBOR PELAKSANAAN ROAD MAP REFORMASI BIROKRASI", bagian, oleh)


def naskah_area(lingkup: Lingkup, area: AreaPerubahan, isi: IsiArea, oleh: str) -> Naskah:
    """Return what is behind the figures of an area."""
    bagian = [
        Bagian("A. Ringkasan", (Alinea(isi.kalimat(str(lingkup.periode))),)),
        Bagian(
            "B. Indikator Lampiran",
            (_indikator(lingkup, isi.indikator, "Lampiran tidak menetapkan indikator bagi area ini."),),
        ),
        Bagian("C. Kemajuan menurut pelaksana", (_pelaksana(lingkup, isi),)),
        Bagian("D. Butir yang terlambat", (_terlambat(isi),)),
        Bagian("E. Permasalahan yang belum selesai", (_masalah_area(isi),)),
    ]
    return _naskah(lingkup, f"area-{area.nomor}", f"AREA PERUBAHAN {area.nama.upper()}", bagian, oleh)


def naskah_peringkat(lingkup: Lingkup, tempat: Sequence[Tempat], oleh: str) -> Naskah:
    """Return the places of all units."""
    bagian = [Bagian("Peringkat", (_peringkat(tempat),))]
    return _naskah(lingkup, "peringkat", "PERINGKAT PERANGKAT DAERAH", bagian, oleh)


def _naskah(lingkup: Lingkup, nama: str, judul: str, bagian: Sequence[Bagian], oleh: str) -> Naskah:
    periode = lingkup.periode
    unit = f"-{lingkup.unit.kode}" if lingkup.unit else ""
    polos = Naskah(
        f"{nama}{unit}-{periode.tahun}-semester-{periode.nomor}",
        (judul, *([lingkup.nama.upper()] if lingkup.unit else []), str(periode).upper()),
        nomori(bagian),
        kop=kop(
            lingkup.road_map.pemerintah_daerah,
            lingkup.nama if lingkup.unit else "Tim Reformasi Birokrasi",
        ),
    )
    sidik = hashlib.sha256(repr(polos).encode()).hexdigest()
    return replace(polos, kaki=kaki_cetak(oleh, lingkup.saat, sidik))


# Tables


def _angka(kunci: str, judul: str, lebar: float, induk: str = "") -> Kolom:
    return Kolom(kunci, judul, lebar, induk=induk, perataan="kanan")


class Berkemajuan(Protocol):
    """A row of which progress is told."""

    @property
    def kemajuan(self) -> RingkasanKemajuan | None:
        """Its items together; None where it has none."""


def _kolom_kemajuan(kosong: str, induk: str = "") -> tuple[KolomIsi[Berkemajuan], ...]:
    """Return the five columns of progress; the first says `kosong` where a row has no items."""

    def kolom(
        kunci: str, judul: str, lebar: float, tulis: Callable[[RingkasanKemajuan], str], tanpa: str = KOSONG
    ) -> KolomIsi[Berkemajuan]:
        return _angka(kunci, judul, lebar, induk), lambda b: tulis(b.kemajuan) if b.kemajuan else tanpa

    return (
        kolom("fisik", "Fisik (%)", 18, _fisik, kosong),
        kolom("rencana", "Rencana (%)", 18, lambda k: tulis_angka(k.rencana, 2)),
        kolom("terlambat", "Butir terlambat", 18, _terlambat_dari),
        kolom("serapan", "Serapan (%)", 18, lambda k: tulis_angka(k.serapan, 2)),
        kolom("uang", "Terpakai dari pagu", 44, _uang),
    )


def _fisik(k: RingkasanKemajuan) -> str:
    return "belum ada laporan" if k.fisik is None else tulis_angka(k.fisik, 2)


def _terlambat_dari(k: RingkasanKemajuan) -> str:
    return KOSONG if k.fisik is None else tulis_angka(k.terlambat)


def _uang(k: RingkasanKemajuan) -> str:
    if k.anggaran is None and k.terpakai is None:
        return KOSONG
    return f"{tulis_rupiah_ringkas(k.terpakai)} dari {tulis_rupiah_ringkas(k.anggaran)}"


def _kartu(dasbor: Dasbor) -> TabelNaskah:
    return susun_tabel(
        "Angka pokok",
        "Angka pokok",
        (
            (Kolom("angka", "Angka", 60), lambda k: k.label),
            (_angka("nilai", "Nilai", 40), lambda k: f"{k.nilai} {k.satuan}".strip()),
            (Kolom("keterangan", "Keterangan", 110), lambda k: k.keterangan),
            (Kolom("sumber", "Sumber", 60), lambda k: k.sumber),
        ),
        dasbor.kartu,
    )


def _area(dasbor: Dasbor) -> TabelNaskah:
    def kolom_semester(nomor: int, judul: str) -> KolomIsi[BarisArea]:
        return _angka(f"s{nomor}", judul, 32, "Rata-rata capaian"), lambda a: _sel_peta(a.sel[nomor])

    return susun_tabel(
        "Area perubahan, capaian terendah lebih dahulu",
        "Area",
        (
            (Kolom("area", "Area", 60), lambda a: a.area.nama),
            *(kolom_semester(n, judul) for n, judul in enumerate(dasbor.kolom)),
            *_kolom_kemajuan("belum ada rencana", "Rencana aksi"),
        ),
        dasbor.area,
        (
            (
                "Capaian ialah rata-rata indikator Lampiran yang terverifikasi sampai dengan semester tersebut, "
                "terhadap target setahun."
            ),
        ),
        kosong="Road map ini belum menetapkan area perubahan.",
    )


def _sel_peta(sel: SelPeta) -> str:
    if sel.rata.nilai is None:
        return "belum dapat dihitung" if sel.rata.tidak_terhitung else "tanpa indikator"
    return f"{tulis_angka(sel.rata.nilai, 2)}% {sel.predikat.lower()}"


def _bulan(lingkup: Lingkup, titik: Sequence[TitikKurva]) -> TabelNaskah:
    ada = any(n is not None for t in titik for n in (t.rencana, t.fisik, t.anggaran, t.terpakai))
    return susun_tabel(
        f"Rencana dan realisasi kumulatif {lingkup.tahun}",
        "Menurut bulan",
        (
            (Kolom("bulan", "Bulan", 40), lambda t: BULAN[t.bulan - 1]),
            (_angka("rencana", "Rencana (%)", 30, "Kemajuan fisik"), lambda t: tulis_angka(t.rencana, 2)),
            (_angka("fisik", "Realisasi (%)", 30, "Kemajuan fisik"), lambda t: tulis_angka(t.fisik, 2)),
            (_angka("anggaran", "Rencana (Rp)", 45, "Anggaran"), lambda t: tulis_angka(t.anggaran)),
            (_angka("terpakai", "Terpakai (Rp)", 45, "Anggaran"), lambda t: tulis_angka(t.terpakai)),
        ),
        titik if ada else (),
        CATATAN_BULAN if ada else (),
        kosong=f"Belum ada rencana aksi {lingkup.tahun} yang ditetapkan.",
    )


def _peringkat(tempat: Sequence[Tempat]) -> TabelNaskah:
    def unsur(nomor: int, kunci: str, judul: str) -> KolomIsi[tuple[int, Tempat]]:
        return _angka(kunci, judul, 22), lambda satu: tulis_angka(satu[1].unsur[nomor].persen, 0)

    return susun_tabel(
        "Perangkat Daerah, yang paling perlu perhatian lebih dahulu",
        "Peringkat",
        (
            (
                Kolom("urutan", "No.", 10, perataan="tengah"),
                lambda satu: KOSONG if satu[1].nilai is None else f"{satu[0]}.",
            ),
            (Kolom("nama", "Perangkat Daerah", 75), lambda satu: satu[1].nama),
            (
                Kolom("sebab", "Sebab", 110),
                lambda satu: satu[1].alasan[:1].upper() + satu[1].alasan[1:],
            ),
            unsur(0, "kemajuan", "Kemajuan (%)"),
            unsur(1, "capaian", "Capaian (%)"),
            unsur(2, "kepatuhan", "Kepatuhan (%)"),
        ),
        enumerate(tempat, start=1),
        (
            (
                "Urutan menurut rata-rata kemajuan terhadap rencana, capaian indikator dan kepatuhan monev, "
                "masing-masing paling tinggi 100%."
            ),
        ),
        kosong="Tidak ada Perangkat Daerah yang aktif pada tahun ini.",
    )


def _masalah(dasbor: Dasbor) -> TabelNaskah:
    sisa = dasbor.masalah.sisa
    return susun_tabel(
        "Permasalahan, yang terlama lebih dahulu",
        "Permasalahan",
        (
            (Kolom("judul", "Permasalahan", 100), lambda b: b.masalah.judul),
            (
                Kolom("unit", "Perangkat Daerah", 70),
                lambda b: str(b.masalah.perangkat_daerah or "Kota"),
            ),
            (Kolom("tingkat", "Tingkat", 40), lambda b: b.masalah.get_tingkat_display()),
            (_angka("hari", "Lama (hari)", 25), lambda b: tulis_angka(b.hari_tingkat)),
            (
                _angka("lewat", "Lewat batas waktu (hari)", 30),
                lambda b: tulis_angka(b.lewat) if b.lewat else KOSONG,
            ),
        ),
        dasbor.masalah.baris,
        (f"dan {tulis_angka(sisa)} permasalahan lain.",) if sisa else (),
        kosong="Tidak ada permasalahan yang menunggu keputusan.",
    )


def _indikator(lingkup: Lingkup, daftar: Iterable[BarisCapaian], kosong: str) -> TabelNaskah:
    return susun_tabel(
        "Indikator, target dan realisasi",
        "Indikator",
        (
            (Kolom("nama", "Indikator", 80), lambda b: b.indikator.nama),
            (Kolom("unit", "Penanggung jawab", 55), lambda b: str(b.penanggung_jawab or KOSONG)),
            (_angka("target", f"Target {lingkup.tahun}", 22), lambda b: b.target.teks or KOSONG),
            (_angka("realisasi", "Realisasi", 22), lambda b: b.realisasi.teks or KOSONG),
            (
                _angka("capaian", "Capaian", 22),
                lambda b: b.capaian.teks if b.capaian.terhitung else KOSONG,
            ),
            (
                Kolom("predikat", "Predikat atau sebab", 45),
                lambda b: b.predikat if b.capaian.terhitung else b.capaian.alasan.capitalize(),
            ),
            (Kolom("asal", "Asal", 40), lambda b: b.target.penetapan.tempat),
        ),
        daftar,
        kosong=kosong,
    )


def _quick_wins(dasbor: Dasbor) -> TabelNaskah:
    return susun_tabel(
        "Quick wins",
        "Quick wins",
        (
            (Kolom("nama", "Quick win", 100), lambda q: q.prioritas.nama),
            (_angka("capaian", "Capaian indikator (%)", 30), lambda q: tulis_angka(q.rata.nilai, 2)),
            (
                _angka("butir", "Butir pendukung", 22),
                lambda q: tulis_angka(q.kemajuan.butir if q.kemajuan else None),
            ),
            *_kolom_kemajuan("belum ada butir"),
        ),
        dasbor.quick_wins,
        kosong="Tidak ada quick wins yang didukung.",
    )


def _pelaksana(lingkup: Lingkup, isi: IsiArea) -> TabelNaskah:
    return susun_tabel(
        "Pelaksana, yang paling tertinggal lebih dahulu",
        "Pelaksana",
        (
            (Kolom("unit", "Pelaksana", 90), lambda u: str(u.unit or "Kota")),
            (_angka("butir", "Butir", 16), lambda u: tulis_angka(u.kemajuan.butir)),
            *_kolom_kemajuan(KOSONG),
        ),
        isi.unit,
        kosong=f"Belum ada rencana aksi {lingkup.tahun} yang ditetapkan untuk area ini.",
    )


def _terlambat(isi: IsiArea) -> TabelNaskah:
    lain = isi.terlambat_lain
    return susun_tabel(
        "Butir yang terlambat",
        "Terlambat",
        (
            (Kolom("butir", "Butir", 100), lambda t: t.butir.tahapan),
            (Kolom("unit", "Pelaksana", 60), lambda t: str(t.unit or "Kota")),
            (_angka("fisik", "Fisik (%)", 18), lambda t: tulis_angka(t.fisik)),
            (_angka("rencana", "Rencana (%)", 18), lambda t: tulis_angka(t.rencana)),
            (Kolom("kendala", "Kendala", 80), lambda t: t.kendala or KOSONG),
            (Kolom("bulan", "Laporan", 22), lambda t: BULAN[t.bulan - 1]),
        ),
        isi.terlambat,
        (f"dan {tulis_angka(lain)} butir lain.",) if lain else (),
        kosong="Tidak ada butir yang terlambat menurut laporan yang terkirim.",
    )


def _masalah_area(isi: IsiArea) -> TabelNaskah:
    return susun_tabel(
        "Permasalahan terbuka",
        "Permasalahan",
        (
            (Kolom("judul", "Permasalahan", 120), lambda m: m.judul),
            (Kolom("unit", "Perangkat Daerah", 70), lambda m: str(m.perangkat_daerah or "Kota")),
            (Kolom("tingkat", "Tingkat", 40), lambda m: m.get_tingkat_display()),
            (Kolom("sejak", "Sejak", 35), lambda m: tulis_tanggal(m.sejak)),
        ),
        isi.masalah,
        kosong="Tidak ada permasalahan yang terbuka.",
    )
