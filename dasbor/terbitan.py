"""The dashboard on paper: what its pages show, as a `Naskah` with letterhead, numbered tables and a foot."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from berkas.naskah import Alinea, Bagian, Baris, Isi, Naskah, Sel, TabelNaskah
from berkas.tabel import Kolom
from dasbor.peringkat import Tempat
from dasbor.queries.area import BarisArea, IsiArea, SelPeta
from dasbor.queries.lingkup import Lingkup
from dasbor.queries.susun import Dasbor
from monev.kurva import TitikKurva
from monev.naskah import nomori
from monev.queries.capaian import BarisCapaian
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from roadmap.lampiran import kaki_cetak
from roadmap.models import AreaPerubahan
from tampilan.angka import BULAN, KOSONG, tulis_angka, tulis_rupiah_ringkas, tulis_tanggal

KEMAJUAN = (
    Kolom("fisik", "Fisik (%)", 18, perataan="kanan"),
    Kolom("rencana", "Rencana (%)", 18, perataan="kanan"),
    Kolom("terlambat", "Butir terlambat", 18, perataan="kanan"),
    Kolom("serapan", "Serapan (%)", 18, perataan="kanan"),
    Kolom("uang", "Terpakai dari pagu", 44, perataan="kanan"),
)

CATATAN_BULAN = (
    "Tanda – berarti belum dilaporkan, bukan nol.",
    "Laporan terbaru setiap Perangkat Daerah dibandingkan dengan rencana pada bulan laporan itu.",
)


def naskah_dasbor(lingkup: Lingkup, dasbor: Dasbor, titik: Sequence[TitikKurva], oleh: str) -> Naskah:
    """Return the dashboard of a scope."""
    bagian = [
        Bagian("A. Jawaban", (Alinea(dasbor.kalimat), _kartu(dasbor))),
        Bagian("B. Area perubahan", (_area(dasbor),)),
        Bagian("C. Kemajuan dan anggaran menurut bulan", (_bulan(lingkup, titik),)),
        Bagian("D. Perangkat Daerah yang paling perlu perhatian", (_peringkat(dasbor.tempat),)),
        Bagian("E. Permasalahan menunggu keputusan", (_masalah(dasbor),)),
        Bagian(
            "F. Rencana aksi",
            (Alinea(dasbor.keadaan_rencana or f"Rencana aksi {lingkup.tahun} belum dibuka."),),
        ),
        Bagian("G. Tujuan dan indikatornya", (_tujuan(lingkup, dasbor),)),
        Bagian("H. Quick wins", (_quick_wins(dasbor),)),
    ]
    return _naskah(lingkup, "dasbor", "DASBOR PELAKSANAAN ROAD MAP REFORMASI BIROKRASI", bagian, oleh)


def naskah_area(lingkup: Lingkup, area: AreaPerubahan, isi: IsiArea, oleh: str) -> Naskah:
    """Return what is behind the figures of an area."""
    bagian = [
        Bagian("A. Jawaban", (Alinea(isi.kalimat(str(lingkup.periode))),)),
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
        kop=_kop(lingkup),
    )
    sidik = hashlib.sha256(repr(polos).encode()).hexdigest()
    return replace(polos, kaki=kaki_cetak(oleh, lingkup.saat, sidik))


def _kop(lingkup: Lingkup) -> tuple[str, str]:
    pemerintah = f"PEMERINTAH {lingkup.road_map.pemerintah_daerah}".upper()
    return (
        pemerintah.replace("PEMERINTAH PEMERINTAH", "PEMERINTAH"),
        lingkup.nama.upper() if lingkup.unit else "TIM REFORMASI BIROKRASI",
    )


# Tables


def _kartu(dasbor: Dasbor) -> TabelNaskah:
    return TabelNaskah(
        "Angka pokok",
        "Angka pokok",
        (
            Kolom("angka", "Angka", 60),
            Kolom("nilai", "Nilai", 40, perataan="kanan"),
            Kolom("keterangan", "Keterangan", 110),
            Kolom("sumber", "Sumber", 60),
        ),
        tuple(_baris(k.label, f"{k.nilai} {k.satuan}".strip(), k.keterangan, k.sumber) for k in dasbor.kartu),
    )


def _area(dasbor: Dasbor) -> TabelNaskah:
    capaian = [
        Kolom(f"s{n}", judul, 32, induk="Rata-rata capaian", perataan="kanan")
        for n, judul in enumerate(dasbor.kolom)
    ]
    kemajuan = [replace(k, induk="Rencana aksi") for k in KEMAJUAN]
    return TabelNaskah(
        "Area perubahan, capaian terendah lebih dahulu",
        "Area",
        (Kolom("area", "Area", 60), *capaian, *kemajuan),
        tuple(_baris_area(a) for a in dasbor.area),
        (
            (
                "Capaian ialah rata-rata indikator Lampiran yang terverifikasi sampai dengan semester tersebut, "
                "terhadap target setahun."
            ),
        ),
        kosong="Road map ini belum menetapkan area perubahan.",
    )


def _baris_area(satu: BarisArea) -> Baris:
    return _baris(satu.area.nama, *map(_sel_peta, satu.sel), *_kemajuan(satu.kemajuan))


def _sel_peta(sel: SelPeta) -> str:
    if sel.rata.nilai is None:
        return "belum dapat dihitung" if sel.rata.tidak_terhitung else "tanpa indikator"
    return f"{tulis_angka(sel.rata.nilai, 2)}% {sel.predikat.lower()}"


def _kemajuan(k: RingkasanKemajuan | None) -> tuple[str, ...]:
    """Return the cells of KEMAJUAN; the first says what is missing."""
    if k is None:
        return "belum ada rencana", *[KOSONG] * 4
    fisik = "belum ada laporan" if k.fisik is None else tulis_angka(k.fisik, 2)
    uang = f"{tulis_rupiah_ringkas(k.terpakai)} dari {tulis_rupiah_ringkas(k.anggaran)}"
    return (
        fisik,
        _dua(k.rencana),
        tulis_angka(k.terlambat) if k.fisik is not None else KOSONG,
        _dua(k.serapan),
        KOSONG if k.anggaran is None and k.terpakai is None else uang,
    )


def _bulan(lingkup: Lingkup, titik: Sequence[TitikKurva]) -> TabelNaskah:
    ada = any(n is not None for t in titik for n in (t.rencana, t.fisik, t.anggaran, t.terpakai))
    return TabelNaskah(
        f"Rencana dan realisasi kumulatif {lingkup.tahun}",
        "Menurut bulan",
        (
            Kolom("bulan", "Bulan", 40),
            Kolom("rencana", "Rencana (%)", 30, induk="Kemajuan fisik", perataan="kanan"),
            Kolom("fisik", "Realisasi (%)", 30, induk="Kemajuan fisik", perataan="kanan"),
            Kolom("anggaran", "Rencana (Rp)", 45, induk="Anggaran", perataan="kanan"),
            Kolom("terpakai", "Terpakai (Rp)", 45, induk="Anggaran", perataan="kanan"),
        ),
        tuple(
            _baris(
                BULAN[t.bulan - 1],
                _dua(t.rencana),
                _dua(t.fisik),
                tulis_angka(t.anggaran),
                tulis_angka(t.terpakai),
            )
            for t in (titik if ada else ())
        ),
        CATATAN_BULAN if ada else (),
        kosong=f"Belum ada rencana aksi {lingkup.tahun} yang ditetapkan.",
    )


def _peringkat(tempat: Sequence[Tempat]) -> TabelNaskah:
    return TabelNaskah(
        "Perangkat Daerah, yang paling perlu perhatian lebih dahulu",
        "Peringkat",
        (
            Kolom("urutan", "No.", 10, perataan="tengah"),
            Kolom("nama", "Perangkat Daerah", 75),
            Kolom("sebab", "Sebab", 110),
            Kolom("kemajuan", "Kemajuan (%)", 22, perataan="kanan"),
            Kolom("capaian", "Capaian (%)", 22, perataan="kanan"),
            Kolom("kepatuhan", "Kepatuhan (%)", 22, perataan="kanan"),
        ),
        tuple(
            _baris(
                KOSONG if t.nilai is None else f"{nomor}.",
                t.nama,
                t.alasan[:1].upper() + t.alasan[1:],
                *(tulis_angka(u.persen, 0) for u in t.unsur),
            )
            for nomor, t in enumerate(tempat, start=1)
        ),
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
    return TabelNaskah(
        "Permasalahan, yang terlama lebih dahulu",
        "Permasalahan",
        (
            Kolom("judul", "Permasalahan", 100),
            Kolom("unit", "Perangkat Daerah", 70),
            Kolom("tingkat", "Tingkat", 40),
            Kolom("hari", "Sejak (hari)", 25, perataan="kanan"),
            Kolom("lewat", "Lewat batas waktu (hari)", 30, perataan="kanan"),
        ),
        tuple(
            _baris(
                b.masalah.judul,
                str(b.masalah.perangkat_daerah or "Kota"),
                b.masalah.get_tingkat_display(),
                tulis_angka(b.hari_tingkat),
                tulis_angka(b.lewat) if b.lewat else KOSONG,
            )
            for b in dasbor.masalah.baris
        ),
        (f"dan {tulis_angka(sisa)} permasalahan lain.",) if sisa else (),
        kosong="Tidak ada permasalahan yang menunggu keputusan.",
    )


def _tujuan(lingkup: Lingkup, dasbor: Dasbor) -> Isi:
    satu = [b for g in dasbor.tujuan for b in g.baris]
    kosong = "Tidak ada indikator tujuan yang diukur."
    return _indikator(lingkup, satu, kosong)


def _indikator(lingkup: Lingkup, daftar: Iterable[BarisCapaian], kosong: str) -> TabelNaskah:
    return TabelNaskah(
        "Indikator, target dan realisasi",
        "Indikator",
        (
            Kolom("nama", "Indikator", 80),
            Kolom("unit", "Penanggung jawab", 55),
            Kolom("target", f"Target {lingkup.tahun}", 22, perataan="kanan"),
            Kolom("realisasi", "Realisasi", 22, perataan="kanan"),
            Kolom("capaian", "Capaian", 22, perataan="kanan"),
            Kolom("predikat", "Predikat atau sebab", 45),
            Kolom("asal", "Asal", 40),
        ),
        tuple(
            _baris(
                b.indikator.nama,
                str(b.penanggung_jawab or KOSONG),
                b.target.teks or KOSONG,
                b.realisasi.teks or KOSONG,
                b.capaian.teks if b.capaian.terhitung else KOSONG,
                b.predikat if b.capaian.terhitung else b.capaian.alasan.capitalize(),
                b.target.penetapan.tempat,
            )
            for b in daftar
        ),
        kosong=kosong,
    )


def _quick_wins(dasbor: Dasbor) -> TabelNaskah:
    return TabelNaskah(
        "Quick wins",
        "Quick wins",
        (
            Kolom("nama", "Quick win", 100),
            Kolom("capaian", "Capaian indikator (%)", 30, perataan="kanan"),
            Kolom("butir", "Butir pendukung", 22, perataan="kanan"),
            *KEMAJUAN,
        ),
        tuple(
            _baris(
                q.prioritas.nama,
                _dua(q.rata.nilai),
                tulis_angka(q.kemajuan.butir if q.kemajuan else None),
                *(_kemajuan(q.kemajuan) if q.kemajuan else ("belum ada butir", *[KOSONG] * 4)),
            )
            for q in dasbor.quick_wins
        ),
        kosong="Tidak ada quick wins yang didukung.",
    )


def _pelaksana(lingkup: Lingkup, isi: IsiArea) -> TabelNaskah:
    return TabelNaskah(
        "Pelaksana, yang paling tertinggal lebih dahulu",
        "Pelaksana",
        (Kolom("unit", "Pelaksana", 90), Kolom("butir", "Butir", 16, perataan="kanan"), *KEMAJUAN),
        tuple(
            _baris(str(u.unit or "Kota"), tulis_angka(u.kemajuan.butir), *_kemajuan(u.kemajuan))
            for u in isi.unit
        ),
        kosong=f"Belum ada rencana aksi {lingkup.tahun} yang ditetapkan untuk area ini.",
    )


def _terlambat(isi: IsiArea) -> TabelNaskah:
    lain = isi.terlambat_lain
    return TabelNaskah(
        "Butir yang terlambat",
        "Terlambat",
        (
            Kolom("butir", "Butir", 100),
            Kolom("unit", "Pelaksana", 60),
            Kolom("fisik", "Fisik (%)", 18, perataan="kanan"),
            Kolom("rencana", "Rencana (%)", 18, perataan="kanan"),
            Kolom("kendala", "Kendala", 80),
            Kolom("bulan", "Laporan", 22),
        ),
        tuple(
            _baris(
                t.butir.tahapan,
                str(t.unit or "Kota"),
                tulis_angka(t.fisik),
                tulis_angka(t.rencana),
                t.kendala or KOSONG,
                BULAN[t.bulan - 1],
            )
            for t in isi.terlambat
        ),
        (f"dan {tulis_angka(lain)} butir lain.",) if lain else (),
        kosong="Tidak ada butir yang terlambat menurut laporan yang terkirim.",
    )


def _masalah_area(isi: IsiArea) -> TabelNaskah:
    return TabelNaskah(
        "Permasalahan terbuka",
        "Permasalahan",
        (
            Kolom("judul", "Permasalahan", 120),
            Kolom("unit", "Perangkat Daerah", 70),
            Kolom("tingkat", "Tingkat", 40),
            Kolom("sejak", "Sejak", 35),
        ),
        tuple(
            _baris(
                m.judul,
                str(m.perangkat_daerah or "Kota"),
                m.get_tingkat_display(),
                tulis_tanggal(m.sejak),
            )
            for m in isi.masalah
        ),
        kosong="Tidak ada permasalahan yang terbuka.",
    )


def _baris(*teks: str) -> Baris:
    return Baris(tuple(Sel(t) for t in teks))


def _dua(nilai: Decimal | None) -> str:
    return KOSONG if nilai is None else tulis_angka(nilai, 2)
