"""The documents of monev on their way: states, who holds each, and the steps between them, as data.

One table (`ALUR`) for each kind of document; `services.alur` is the only place that takes a step.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tingkat(StrEnum):
    """At which level something happens (Bab IV)."""

    PD = "pd"
    POKJA = "pokja"
    KOTA = "kota"


SEMUA_TINGKAT = frozenset(Tingkat)


class Status(StrEnum):
    """Where a document of monev stands."""

    DRAF = "draf"
    MENUNGGU_KEPALA = "menunggu-kepala"
    DIKIRIM = "dikirim"
    DIKEMBALIKAN = "dikembalikan"
    DITERIMA = "diterima"
    DITETAPKAN = "ditetapkan"
    DIGANTIKAN = "digantikan"


NAMA = {
    Status.DRAF: "Draf",
    Status.MENUNGGU_KEPALA: "Menunggu persetujuan",
    Status.DIKIRIM: "Dikirim",
    Status.DIKEMBALIKAN: "Dikembalikan",
    Status.DITERIMA: "Diterima",
    Status.DITETAPKAN: "Ditetapkan",
    Status.DIGANTIKAN: "Digantikan",
}


class Pelaku(StrEnum):
    """Who acts on a document, whatever its level; `permissions.PELAKU` says which roles that are."""

    PENYUSUN = "penyusun"
    KEPALA = "kepala"
    PEMERIKSA = "pemeriksa"
    PENETAP = "penetap"
    SISTEM = "sistem"


class Jejak(StrEnum):
    """The acts that leave a name and a time on a document."""

    DIAJUKAN = "diajukan"
    DIKIRIM = "dikirim"
    DITERIMA = "diterima"


DAPAT_DISUNTING = frozenset({Status.DRAF, Status.DIKEMBALIKAN})
TERKIRIM = frozenset({Status.DIKIRIM, Status.DITERIMA, Status.DITETAPKAN, Status.DIGANTIKAN})


@dataclass(frozen=True, slots=True)
class Peralihan:
    """A step between states, named by its verb.

    `kata` is what its button says, `akibat` what follows; `jejak` the name it leaves, `hapus` the names it takes away,
    `lain_dari` the acts whose author may not take it; with `catatan` it needs a reason. `tingkat` are the levels that
    know it.
    """

    nama: str
    dari: tuple[Status, ...]
    ke: Status
    kata: str
    akibat: str
    pelaku: Pelaku
    jejak: Jejak | None = None
    hapus: tuple[Jejak, ...] = ()
    lain_dari: tuple[Jejak, ...] = ()
    catatan: bool = False
    tingkat: frozenset[Tingkat] = SEMUA_TINGKAT


@dataclass(frozen=True, slots=True)
class Alur:
    """The way of one kind of document: its steps, and for whom it waits in each state."""

    nama: str
    peralihan: tuple[Peralihan, ...]
    pemegang: dict[Status, Pelaku | None]

    @property
    def status(self) -> tuple[Status, ...]:
        """The states that the document knows, in the order of its way."""
        return tuple(self.pemegang)

    def langkah(self, nama: str) -> Peralihan:
        """Return a step by its name; raises KeyError where the document does not know it."""
        return {p.nama: p for p in self.peralihan}[nama]


class PeralihanDitolak(Exception):
    """The state of the document, or what is in it, does not allow this step; the message says why."""


def pastikan_dapat(peralihan: Peralihan, status: str, tingkat: str) -> None:
    """Raise PeralihanDitolak where the step does not start from `status`, or not at this level."""
    if Tingkat(tingkat) not in peralihan.tingkat:
        raise PeralihanDitolak(f"Langkah “{peralihan.kata}” tidak ada pada tingkat ini.")
    if status not in peralihan.dari:
        asal = " atau ".join(NAMA[s] for s in peralihan.dari)
        raise PeralihanDitolak(
            f"Langkah “{peralihan.kata}” hanya untuk yang berstatus {asal}; "
            f"status sekarang {NAMA[Status(status)]}."
        )


SUNTING = (Status.DRAF, Status.DIKEMBALIKAN)
HANYA_PD = frozenset({Tingkat.PD})
TANPA_PD = frozenset({Tingkat.POKJA, Tingkat.KOTA})


def _kirim_lewat_kepala(benda: str, penerima: str) -> tuple[Peralihan, ...]:
    """Return the steps of a document that a unit sends through its head, and a team of the city by itself."""
    return (
        Peralihan(
            "ajukan",
            SUNTING,
            Status.MENUNGGU_KEPALA,
            "Ajukan ke Kepala Perangkat Daerah",
            f"{benda} tidak dapat disunting selama menunggu Kepala Perangkat Daerah.",
            Pelaku.PENYUSUN,
            jejak=Jejak.DIAJUKAN,
            tingkat=HANYA_PD,
        ),
        Peralihan(
            "tarik",
            (Status.MENUNGGU_KEPALA,),
            Status.DRAF,
            "Tarik kembali",
            f"{benda} kembali menjadi draf dan dapat disunting.",
            Pelaku.PENYUSUN,
            hapus=(Jejak.DIAJUKAN,),
            tingkat=HANYA_PD,
        ),
        Peralihan(
            "tolak",
            (Status.MENUNGGU_KEPALA,),
            Status.DRAF,
            "Minta perbaikan",
            f"{benda} kembali ke penyusun sebagai draf, bersama catatan Anda.",
            Pelaku.KEPALA,
            hapus=(Jejak.DIAJUKAN,),
            catatan=True,
            tingkat=HANYA_PD,
        ),
        Peralihan(
            "kirim",
            (*SUNTING, Status.MENUNGGU_KEPALA),
            Status.DIKIRIM,
            "Kirim",
            f"{benda} dikirim ke {penerima} dan tidak dapat disunting lagi kecuali dikembalikan.",
            Pelaku.KEPALA,
            jejak=Jejak.DIKIRIM,
            tingkat=HANYA_PD,
        ),
        Peralihan(
            "kirim-tim",
            SUNTING,
            Status.DIKIRIM,
            "Kirim",
            f"{benda} dikirim untuk diperiksa orang lain dan tidak dapat disunting lagi kecuali dikembalikan.",
            Pelaku.PENYUSUN,
            jejak=Jejak.DIKIRIM,
            tingkat=TANPA_PD,
        ),
        Peralihan(
            "terima",
            (Status.DIKIRIM,),
            Status.DITERIMA,
            "Terima",
            f"{benda} dinyatakan benar dan menjadi dasar pengukuran.",
            Pelaku.PEMERIKSA,
            jejak=Jejak.DITERIMA,
            lain_dari=(Jejak.DIAJUKAN, Jejak.DIKIRIM),
        ),
        Peralihan(
            "kembalikan",
            (Status.DIKIRIM, Status.DITERIMA),
            Status.DIKEMBALIKAN,
            "Kembalikan",
            f"{benda} kembali ke penyusun untuk diperbaiki, bersama catatan Anda.",
            Pelaku.PEMERIKSA,
            hapus=tuple(Jejak),
            catatan=True,
        ),
    )


PEMEGANG_LAPORAN: dict[Status, Pelaku | None] = {
    Status.DRAF: Pelaku.PENYUSUN,
    Status.MENUNGGU_KEPALA: Pelaku.KEPALA,
    Status.DIKIRIM: Pelaku.PEMERIKSA,
    Status.DIKEMBALIKAN: Pelaku.PENYUSUN,
    Status.DITERIMA: None,
}

LAPORAN_BULANAN = Alur(
    "laporan-bulanan",
    _kirim_lewat_kepala("Laporan", "kelompok kerja dan Pokja Monev"),
    PEMEGANG_LAPORAN,
)
PENGUKURAN = Alur(
    "pengukuran",
    (
        Peralihan(
            "kirim",
            SUNTING,
            Status.DIKIRIM,
            "Kirim untuk diverifikasi",
            "Realisasi tidak dapat disunting lagi kecuali dikembalikan.",
            Pelaku.PENYUSUN,
            jejak=Jejak.DIKIRIM,
        ),
        Peralihan(
            "terima",
            (Status.DIKIRIM,),
            Status.DITERIMA,
            "Nyatakan terverifikasi",
            "Realisasi menjadi dasar capaian.",
            Pelaku.PEMERIKSA,
            jejak=Jejak.DITERIMA,
            lain_dari=(Jejak.DIKIRIM,),
        ),
        Peralihan(
            "kembalikan",
            (Status.DIKIRIM, Status.DITERIMA),
            Status.DIKEMBALIKAN,
            "Kembalikan",
            "Realisasi kembali ke pengukurnya untuk diperbaiki, bersama catatan Anda.",
            Pelaku.PEMERIKSA,
            hapus=tuple(Jejak),
            catatan=True,
        ),
    ),
    {
        Status.DRAF: Pelaku.PENYUSUN,
        Status.DIKIRIM: Pelaku.PEMERIKSA,
        Status.DIKEMBALIKAN: Pelaku.PENYUSUN,
        Status.DITERIMA: None,
    },
)
EVALUASI = Alur(
    "evaluasi",
    _kirim_lewat_kepala("Evaluasi", "Tim Pelaksana Tingkat Kota"),
    PEMEGANG_LAPORAN,
)
LAPORAN_MONEV = Alur(
    "laporan-monev",
    (
        Peralihan(
            "tetapkan",
            (Status.DRAF,),
            Status.DITETAPKAN,
            "Tetapkan",
            "Angka dan berkas laporan dibekukan; perubahan dilakukan melalui versi baru.",
            Pelaku.PENETAP,
            jejak=Jejak.DITERIMA,
            lain_dari=(Jejak.DIAJUKAN,),
        ),
        Peralihan(
            "gantikan",
            (Status.DITETAPKAN,),
            Status.DIGANTIKAN,
            "Digantikan versi baru",
            "Versi ini tetap dapat dibaca dan diperiksa keasliannya.",
            Pelaku.SISTEM,
        ),
    ),
    {Status.DRAF: Pelaku.PENETAP, Status.DITETAPKAN: None, Status.DIGANTIKAN: None},
)

ALUR = {alur.nama: alur for alur in (LAPORAN_BULANAN, PENGUKURAN, EVALUASI, LAPORAN_MONEV)}
