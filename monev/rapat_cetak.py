"""Minutes and invitation of a meeting as they are printed and signed: what the writers of PDF and DOCX take. Pure."""

from dataclasses import dataclass

from monev.models import Peserta, Rapat, StatusRapat, Tingkat
from monev.notulen import Blok, urai_notulen
from monev.queries.rapat import nama_penyelenggara
from monev.queries.rapat_isi import IsiRapat
from monev.undangan import hari_tanggal, pukul, tempat
from rencana_aksi.cetak import TITIK, jabatan_kepala
from tampilan.angka import tulis_tanggal

KEHADIRAN = {None: "Belum dicatat", True: "Hadir", False: "Tidak hadir"}


@dataclass(frozen=True, slots=True)
class TabelSurat:
    """A table: headings, each with its width in percent (surat.css knows these), and rows; without headings, pairs.

    A cell that is None goes on with the one above it.
    """

    kolom: tuple[tuple[str, int], ...]
    baris: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class BagianSurat:
    """A part under a heading: paragraphs and lists, then perhaps a table."""

    judul: str
    blok: tuple[Blok, ...] = ()
    tabel: TabelSurat | None = None


@dataclass(frozen=True, slots=True)
class Surat:
    """A letter on upright F4 paper.

    `kop` is the letterhead, `rincian` what stands beside labels, `penanda` the blocks of who signs, side by side.
    """

    nama: str
    kop: tuple[str, ...]
    judul: tuple[str, ...]
    rincian: tuple[tuple[str, str], ...]
    bagian: tuple[BagianSurat, ...]
    penanda: tuple[tuple[str, ...], ...]
    kaki: str = ""


def surat_notulen(rapat: Rapat, isi: IsiRapat) -> Surat:
    """Return the minutes: when and where, agenda, what was said, decisions with follow-ups, who came, who signs."""
    konsep = () if rapat.status == StatusRapat.TERLAKSANA else ("KONSEP, BELUM SELESAI",)
    if rapat.status == StatusRapat.DIBATALKAN:
        konsep = ("DIBATALKAN",)
    return Surat(
        nama=f"notulen-rapat-{rapat.pk}",
        kop=_kop(rapat),
        judul=(f"NOTULEN {rapat.get_jenis_display().upper()}", rapat.judul, *konsep),
        rincian=(
            *_rincian(rapat),
            ("Diundang", f"{len(isi.peserta)} orang"),
            ("Hadir", f"{len(isi.hadir)} orang"),
        ),
        bagian=(
            _agenda(isi),
            BagianSurat("Jalannya rapat", tuple(urai_notulen(rapat.notulen or "Notulen belum diisi."))),
            _keputusan(isi),
            BagianSurat("Daftar hadir", tabel=_daftar_hadir(isi.peserta)),
        ),
        penanda=_penanda(rapat),
    )


def surat_undangan(rapat: Rapat, isi: IsiRapat) -> Surat:
    """Return the invitation: to whom, when and where, what about."""
    acara = rapat.get_jenis_display()
    pembuka = f"{nama_penyelenggara(rapat)} mengundang Bapak/Ibu/Saudara dalam {acara.lower()} berikut."
    penutup = "Demikian undangan ini. Atas kehadiran Bapak/Ibu/Saudara disampaikan terima kasih."
    diundang = tulis_tanggal(rapat.diundang_pada) if rapat.diundang_pada else TITIK
    batal = ("DIBATALKAN",) if rapat.status == StatusRapat.DIBATALKAN else ()
    rincian = TabelSurat((), (("Acara", rapat.judul), *_rincian(rapat, ringkas=True)))
    isi_undangan = [BagianSurat("", tuple(urai_notulen(rapat.undangan)))] if rapat.undangan else []
    return Surat(
        nama=f"undangan-rapat-{rapat.pk}",
        kop=_kop(rapat),
        judul=(f"UNDANGAN {acara.upper()}", *batal),
        rincian=(),
        bagian=(
            BagianSurat("", (Blok("alinea", (pembuka,)),), tabel=rincian),
            *isi_undangan,
            _agenda(isi),
            BagianSurat("", (Blok("alinea", (penutup,)),)),
            BagianSurat("Yang diundang", tabel=_yang_diundang(isi.peserta)),
        ),
        penanda=((), _tanda_tangan(rapat, diundang)),
    )


def _kop(rapat: Rapat) -> tuple[str, ...]:
    """Return the letterhead: the city's government, then the unit or team."""
    pemda = rapat.road_map.pemerintah_daerah.upper()
    if rapat.tingkat == Tingkat.PD:
        return pemda, rapat.nama_lingkup.upper()
    tim = "TIM PELAKSANA REFORMASI BIROKRASI"
    return (pemda, tim) if rapat.tingkat == Tingkat.KOTA else (pemda, tim, rapat.nama_lingkup.upper())


def _rincian(rapat: Rapat, *, ringkas: bool = False) -> tuple[tuple[str, str], ...]:
    siapa = () if ringkas else (("Penyelenggara", nama_penyelenggara(rapat)),)
    return (
        *siapa,
        ("Hari, tanggal", hari_tanggal(rapat)),
        ("Pukul", pukul(rapat)),
        ("Tempat", tempat(rapat) or TITIK),
    )


def _agenda(isi: IsiRapat) -> BagianSurat:
    if not isi.agenda:
        return BagianSurat("Agenda", (Blok("alinea", ("Agenda belum disusun.",)),))
    pokok = tuple(a.judul + (f" ({a.uraian})" if a.uraian else "") for a in isi.agenda)
    return BagianSurat("Agenda", (Blok("nomor", pokok),))


def _keputusan(isi: IsiRapat) -> BagianSurat:
    if not isi.keputusan:
        return BagianSurat(
            "Keputusan dan tindak lanjut", (Blok("alinea", ("Rapat tidak mengambil keputusan.",)),)
        )
    baris: list[tuple[str | None, ...]] = []
    for k in isi.keputusan:
        teks = k.teks + (f"\nMenjawab permasalahan: {k.permasalahan}" if k.permasalahan else "")
        tindak = [(t.uraian, _penanggung_jawab(t), tulis_tanggal(t.tenggat)) for t in k.tindak_lanjut.all()]
        for n, (uraian, siapa, tenggat) in enumerate(tindak or [("–", "–", "–")]):
            baris.append((*((f"{k.nomor}.", teks) if n == 0 else (None, None)), uraian, siapa, tenggat))
    kolom = (("No.", 6), ("Keputusan", 32), ("Tindak lanjut", 26), ("Penanggung jawab", 21), ("Tenggat", 15))
    return BagianSurat("Keputusan dan tindak lanjut", tabel=TabelSurat(kolom, tuple(baris)))


def _penanggung_jawab(tindak: object) -> str:
    unit, pic = getattr(tindak, "perangkat_daerah", None), getattr(tindak, "pic", None)
    return "\n".join(str(satu) for satu in (unit, pic) if satu)


def _daftar_hadir(peserta: list[Peserta]) -> TabelSurat:
    kolom = (("No.", 6), ("Nama", 28), ("Unsur", 34), ("Kehadiran", 13), ("Keterangan", 19))
    baris = [
        (f"{n}.", p.nama, p.unsur or "–", KEHADIRAN[p.hadir], p.keterangan or "–")
        for n, p in enumerate(peserta, start=1)
    ]
    return TabelSurat(kolom, tuple(baris))


def _yang_diundang(peserta: list[Peserta]) -> TabelSurat:
    kolom = (("No.", 6), ("Nama", 40), ("Unsur", 54))
    return TabelSurat(kolom, tuple((f"{n}.", p.nama, p.unsur or "–") for n, p in enumerate(peserta, start=1)))


# Who signs


def _ketua(rapat: Rapat) -> str:
    if rapat.perangkat_daerah is not None:
        return jabatan_kepala(rapat.perangkat_daerah)
    return f"Ketua {rapat.pokja}" if rapat.pokja else "Ketua Tim Pelaksana Reformasi Birokrasi"


def _tanda_tangan(rapat: Rapat, tanggal: str) -> tuple[str, ...]:
    di = rapat.road_map.ditetapkan_di
    return (
        f"{di}, {tanggal}" if di else tanggal,
        f"{_ketua(rapat)},",
        "",
        "",
        "",
        f"({TITIK}{TITIK})",
        f"NIP {TITIK}",
    )


def _penanda(rapat: Rapat) -> tuple[tuple[str, ...], ...]:
    """Return the blocks of who wrote the minutes and of who led the meeting."""
    nama = f"({rapat.notulis})" if rapat.notulis else f"({TITIK}{TITIK})"
    nip = f"NIP {rapat.notulis.nip}" if rapat.notulis and rapat.notulis.nip else f"NIP {TITIK}"
    notulis = ("", "Notulis,", "", "", "", nama, nip)
    return notulis, _tanda_tangan(rapat, tulis_tanggal(rapat.mulai))
