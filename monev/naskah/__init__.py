"""Documents out of snapshots alone: reports and evaluations as `Naskah`, for page and every file alike. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from berkas.naskah import Alinea, Bagian, Isi, Naskah, Rincian, TabelNaskah, susun_tabel
from berkas.tabel import Kolom, TandaTangan
from monev.naskah import kemajuan, lain
from monev.naskah.kata import Potret, hari, kata, kata_persen, saat
from tampilan.angka import tulis_angka, tulis_rupiah, tulis_tanggal

JENIS = {"bulan": "BULANAN", "semester": "SEMESTER", "tahun": "TAHUNAN"}
BATAS_BUTIR = 400
"""More items than this stand in the workbook alone; paper then has units and programmes."""

TITIK = "………………………………"


def naskah_laporan(potret: Potret, *, kaki: str = "", draf: bool = False) -> Naskah:
    """Return a monev report."""
    dokumen = potret["dokumen"]
    bagian = [
        Bagian("A. Pendahuluan", (_identitas(dokumen), *_alinea(dokumen["pengantar"]))),
        Bagian(
            "B. Ringkasan", (_ringkasan(potret), *kemajuan.bagan_area(potret), kemajuan.tabel_area(potret))
        ),
        Bagian("C. Kemajuan rencana aksi", tuple(_isi_kemajuan(potret))),
        Bagian("D. Capaian indikator", tuple(_isi_indikator(potret))),
        Bagian("E. Kepatuhan", (lain.tabel_kepatuhan(potret), _sendiri(lain.tabel_lalai(potret), potret))),
        Bagian(
            "F. Permasalahan dan tindak lanjut",
            (_sendiri(lain.tabel_masalah(potret), potret), lain.tabel_tindak_lanjut(potret)),
        ),
        Bagian("G. Simpulan dan saran", tuple(_alinea(dokumen["simpulan"])) or (Alinea("Belum ditulis."),)),
        Bagian("Lampiran 1. Rapat", (_sendiri(lain.tabel_rapat(potret), potret),), lampiran=True),
        Bagian("Lampiran 2. Bukti dukung", (_sendiri(lain.tabel_bukti(potret), potret),), lampiran=True),
    ]
    return Naskah(
        nama_laporan(potret),
        (
            f"LAPORAN {JENIS[dokumen['jenis']]} MONITORING DAN EVALUASI",
            "PELAKSANAAN ROAD MAP REFORMASI BIROKRASI",
            dokumen["periode"].upper(),
        ),
        nomori(bagian),
        kop=_kop(dokumen),
        kaki=kaki,
        tanda="DRAF" if draf else "",
        penanda_tangan=_tanda_tangan(dokumen),
    )


def nama_laporan(potret: Potret) -> str:
    """Return a file name that says what it is, without an ending."""
    d = potret["dokumen"]
    nomor = "" if d["jenis"] == "tahun" else f"-{d['jenis']}-{d['nomor']}"
    return f"laporan-monev-{d['kode']}-{d['tahun']}{nomor}-v{d['versi']}"


def kop(pemerintah_daerah: str, bawah: str) -> tuple[str, str]:
    """Return the letterhead: the government (“Kota Malang” or “Pemerintah Kota Malang”), and who writes under it."""
    atas = f"PEMERINTAH {pemerintah_daerah}".upper().replace("PEMERINTAH PEMERINTAH", "PEMERINTAH")
    return atas, bawah.upper()


def _kop(dokumen: dict[str, Any]) -> tuple[str, str]:
    tim = "Tim Reformasi Birokrasi"
    nama = {"kota": tim, "pokja": f"{tim} · {dokumen['lingkup']}"}
    return kop(dokumen["pemerintah_daerah"], nama.get(dokumen["tingkat"], dokumen["lingkup"]))


def _identitas(dokumen: dict[str, Any]) -> Rincian:
    butir = [
        ("Tingkat", dokumen["lingkup"]),
        ("Periode", dokumen["periode"]),
        ("Road map", f"{dokumen['road_map']} ({dokumen['regulasi']})"),
        ("Versi", str(dokumen["versi"])),
        ("Angka per", saat(dokumen["dipotret_pada"])),
    ]
    if dokumen["alasan_revisi"]:
        butir.append(("Alasan versi baru", dokumen["alasan_revisi"]))
    return Rincian(tuple(butir))


def _ringkasan(potret: Potret) -> Rincian:
    jumlah, masalah, patuh = (
        potret["kemajuan"]["jumlah"],
        potret["permasalahan"],
        potret["kepatuhan"]["jumlah"],
    )
    butir = [
        (
            "Butir aksi",
            f"{tulis_angka(jumlah['banyak'])}; {tulis_angka(jumlah['terlapor'])} sudah dilaporkan",
        ),
        ("Tertinggal dari rencana", f"{tulis_angka(jumlah['tertinggal'])} butir"),
        ("Capaian kinerja (K)", _berpredikat(jumlah["capaian_k"], jumlah["predikat_k"])),
        (
            "Realisasi anggaran",
            _realisasi_anggaran(jumlah),
        ),
        (
            "Kepatuhan",
            "Belum ada kewajiban yang jatuh tempo"
            if patuh["persen"] is None
            else f"{patuh['persen']}% tepat waktu ({tulis_angka(patuh['tepat'])} dari "
            f"{tulis_angka(patuh['terhitung'])} kewajiban)",
        ),
        (
            "Permasalahan terbuka",
            f"{tulis_angka(masalah['terbuka'])}; {tulis_angka(masalah['lewat'])} melewati batas waktu",
        ),
        (
            "Tindak lanjut berjalan",
            f"{tulis_angka(masalah['berjalan'])}; {tulis_angka(masalah['tindak_lanjut_lewat'])} terlambat",
        ),
    ]
    if potret["indikator"]:
        indikator = potret["indikator"]
        butir.insert(
            4, ("Rata-rata capaian indikator", _berpredikat(indikator["rata_rata"], indikator["predikat"]))
        )
    return Rincian(tuple(butir))


def _realisasi_anggaran(jumlah: dict[str, Any]) -> str:
    uang = f"{tulis_rupiah(jumlah['rp'])} dari {tulis_rupiah(jumlah['target_rp'])}"
    return f"{uang}; {_berpredikat(jumlah['capaian_rp'], jumlah['predikat_rp'])}"


def _berpredikat(nilai: str | None, nama: str) -> str:
    return kata_persen(nilai) + (f" ({nama})" if nama else "")


def _isi_kemajuan(potret: Potret) -> Iterable[Isi]:
    if potret["dokumen"]["tingkat"] != "pd":
        yield kemajuan.tabel_unit(potret)
    besar = potret["kemajuan"]["jumlah"]["banyak"] > BATAS_BUTIR
    if besar:
        yield kemajuan.tabel_program(potret)
    yield kemajuan.tabel_butir(potret, hanya_buku=besar)
    yield from (_sendiri(t, potret) for t in kemajuan.tabel_tertinggal(potret))


def _isi_indikator(potret: Potret) -> Iterable[Isi]:
    if potret["indikator"] is None:
        yield Alinea("Indikator diukur setiap semester; capaiannya ada pada laporan semester dan tahunan.")
        return
    if potret["indikator"]["baris"]:
        yield Alinea(potret["indikator"]["kalimat"])
    yield _sendiri(lain.tabel_indikator(potret), potret)


def _sendiri(tabel: TabelNaskah, potret: Potret) -> TabelNaskah:
    """Return a table without the column that says of one unit, on each row, whose it is."""
    return tabel.tanpa("unit", "pihak", "lingkup") if potret["dokumen"]["tingkat"] == "pd" else tabel


def _alinea(teks: str) -> Iterable[Isi]:
    return (Alinea(teks),) if teks.strip() else ()


def nomori(bagian: Iterable[Bagian]) -> tuple[Bagian, ...]:
    """Return the sections with the tables that are printed numbered through the whole document."""
    nomor, hasil = 0, []
    for satu in bagian:
        isi: list[Isi] = []
        for s in satu.isi:
            if isinstance(s, TabelNaskah) and not s.hanya_buku:
                nomor += 1
                isi.append(replace(s, judul=f"Tabel {nomor}. {s.judul}"))
            else:
                isi.append(s)
        hasil.append(replace(satu, isi=tuple(isi)))
    return tuple(hasil)


def _tanda_tangan(dokumen: dict[str, Any]) -> TandaTangan:
    """Return who sets the report: with name and day once it is set, else an empty place."""
    awal = f"{dokumen['tempat']}, " if dokumen["tempat"] else ""
    if not dokumen.get("ditetapkan_pada"):
        return TandaTangan((f"{awal}{TITIK}", f"{dokumen['jabatan']},", "", "", "", f"({TITIK})"))
    hari_itu = tulis_tanggal(datetime.fromisoformat(dokumen["ditetapkan_pada"]))
    nip = (f"NIP {dokumen['nip']}",) if dokumen["nip"] else ()
    return TandaTangan(
        (
            f"{awal}{hari_itu}",
            f"{dokumen['jabatan']},",
            "",
            "ditetapkan secara elektronik",
            "",
            dokumen["ditetapkan_oleh"],
            *nip,
        )
    )


# Evaluations


@dataclass(frozen=True, slots=True)
class Saran:
    """A recommendation as printed."""

    nomor: int
    teks: str
    penanggung_jawab: str
    tenggat: str
    tindak_lanjut: str = ""


def naskah_evaluasi(
    potret: Potret, *, analisis: str, saran: Iterable[Saran], kaki: str = "", draf: bool = False
) -> Naskah:
    """Return an evaluation: figures of its snapshot, analysis, recommendations."""
    dokumen = potret["dokumen"]
    bagian = [
        Bagian("A. Angka semester", bagian_angka(potret)),
        Bagian("B. Analisis", tuple(_alinea(analisis)) or (Alinea("Belum ditulis."),)),
        Bagian("C. Rekomendasi", (tabel_saran(saran),)),
    ]
    return Naskah(
        f"evaluasi-{dokumen['kode']}-{dokumen['tahun']}-semester-{dokumen['nomor']}",
        ("EVALUASI PELAKSANAAN ROAD MAP REFORMASI BIROKRASI", dokumen["periode"].upper()),
        nomori(bagian),
        kop=_kop(dokumen),
        kaki=kaki,
        tanda="DRAF" if draf else "",
        penanda_tangan=_tanda_tangan(dokumen),
    )


def bagian_angka(potret: Potret) -> tuple[Isi, ...]:
    """Return the figures of a semester: what an evaluation's page and its PDF show alike."""
    unit = () if potret["dokumen"]["tingkat"] == "pd" else (kemajuan.tabel_unit(potret),)
    return (
        _ringkasan(potret),
        *kemajuan.bagan_area(potret),
        kemajuan.tabel_area(potret),
        *unit,
        *(_sendiri(t, potret) for t in kemajuan.tabel_tertinggal(potret)),
        *_isi_indikator(potret),
        lain.tabel_kepatuhan(potret),
        _sendiri(lain.tabel_masalah(potret), potret),
        lain.tabel_tindak_lanjut(potret),
    )


def tabel_saran(saran: Iterable[Saran]) -> TabelNaskah:
    """Return the recommendations."""
    return susun_tabel(
        "Rekomendasi",
        "Rekomendasi",
        (
            (Kolom("nomor", "No.", 10, perataan="tengah"), lambda s: f"{s.nomor}."),
            (Kolom("teks", "Rekomendasi", 130), lambda s: s.teks),
            (Kolom("penanggung_jawab", "Penanggung jawab", 60), lambda s: s.penanggung_jawab),
            (Kolom("tenggat", "Tenggat", 35), lambda s: hari(s.tenggat)),
            (Kolom("tindak_lanjut", "Tindak lanjut", 40), lambda s: kata(s.tindak_lanjut)),
        ),
        saran,
        kosong="Tidak ada rekomendasi.",
    )
