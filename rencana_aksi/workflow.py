"""The states of a rencana aksi, who holds it in each, and the way between them, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a rencana aksi stands (Pasal 4, Bab IV)."""

    DRAF = "draf"
    MENUNGGU_KEPALA = "menunggu-kepala"
    DIAJUKAN = "diajukan"
    DIKEMBALIKAN = "dikembalikan"
    DIVERIFIKASI = "diverifikasi"
    DITETAPKAN = "ditetapkan"
    DIGANTIKAN = "digantikan"


NAMA = {
    Status.DRAF: "Draf",
    Status.MENUNGGU_KEPALA: "Menunggu persetujuan",
    Status.DIAJUKAN: "Diajukan",
    Status.DIKEMBALIKAN: "Dikembalikan",
    Status.DIVERIFIKASI: "Diverifikasi",
    Status.DITETAPKAN: "Ditetapkan",
    Status.DIGANTIKAN: "Digantikan",
}


class Pemegang(StrEnum):
    """For whom a plan waits; `PENYUSUN` is the unit's own team, or Tim Pelaksana for the plan of the city."""

    PENYUSUN = "penyusun"
    KEPALA_PD = "kepala-pd"
    TIM_PELAKSANA = "tim-pelaksana"
    TIM_PENGARAH = "tim-pengarah"
    TIDAK_ADA = ""


PEMEGANG = {
    Status.DRAF: Pemegang.PENYUSUN,
    Status.MENUNGGU_KEPALA: Pemegang.KEPALA_PD,
    Status.DIAJUKAN: Pemegang.TIM_PELAKSANA,
    Status.DIKEMBALIKAN: Pemegang.PENYUSUN,
    Status.DIVERIFIKASI: Pemegang.TIM_PENGARAH,
    Status.DITETAPKAN: Pemegang.TIDAK_ADA,
    Status.DIGANTIKAN: Pemegang.TIDAK_ADA,
}

NAMA_PEMEGANG = {
    Pemegang.PENYUSUN: "Tim Pelaksana Perangkat Daerah",
    Pemegang.KEPALA_PD: "Kepala Perangkat Daerah",
    Pemegang.TIM_PELAKSANA: "Tim Pelaksana Tingkat Kota",
    Pemegang.TIM_PENGARAH: "Tim Pengarah Tingkat Kota",
    Pemegang.TIDAK_ADA: "",
}

DAPAT_DISUNTING = frozenset({Status.DRAF, Status.DIKEMBALIKAN})
BERLAKU = frozenset({Status.DITETAPKAN, Status.DIGANTIKAN})


class Langkah(StrEnum):
    """The acts that leave a name on the plan; nobody leaves it twice."""

    DIAJUKAN = "diajukan"
    DISETUJUI = "disetujui"
    DIVERIFIKASI = "diverifikasi"
    DITETAPKAN = "ditetapkan"


@dataclass(frozen=True, slots=True)
class Peralihan:
    """A step between states, named by its verb.

    `kata` is what its button says, `akibat` what follows, `langkah` the name it leaves; `hapus` are the names that it
    takes away; with `catatan` it needs a reason. `kota` tells whether the plan of the city knows it: there the step of
    a Kepala Perangkat Daerah does not exist.
    """

    nama: str
    dari: tuple[Status, ...]
    ke: Status
    kata: str
    akibat: str
    langkah: Langkah | None = None
    hapus: tuple[Langkah, ...] = ()
    catatan: bool = False
    pd: bool = True
    kota: bool = True


SEMUA_LANGKAH = tuple(Langkah)

AJUKAN = Peralihan(
    "ajukan",
    (Status.DRAF, Status.DIKEMBALIKAN),
    Status.MENUNGGU_KEPALA,
    "Ajukan ke Kepala Perangkat Daerah",
    "Rencana tidak dapat disunting selama menunggu persetujuan Kepala Perangkat Daerah.",
    langkah=Langkah.DIAJUKAN,
    kota=False,
)
AJUKAN_KOTA = Peralihan(
    "ajukan-kota",
    (Status.DRAF, Status.DIKEMBALIKAN),
    Status.DIAJUKAN,
    "Ajukan untuk diverifikasi",
    "Rencana tidak dapat disunting selama diverifikasi oleh anggota Tim Pelaksana yang lain.",
    langkah=Langkah.DIAJUKAN,
    pd=False,
)
TARIK = Peralihan(
    "tarik",
    (Status.MENUNGGU_KEPALA,),
    Status.DRAF,
    "Tarik kembali",
    "Rencana kembali menjadi draf dan dapat disunting.",
    hapus=(Langkah.DIAJUKAN,),
    kota=False,
)
SETUJUI = Peralihan(
    "setujui",
    (Status.MENUNGGU_KEPALA,),
    Status.DIAJUKAN,
    "Setujui dan kirim",
    "Rencana dikirim ke Tim Pelaksana Tingkat Kota untuk diverifikasi.",
    langkah=Langkah.DISETUJUI,
    kota=False,
)
TOLAK = Peralihan(
    "tolak",
    (Status.MENUNGGU_KEPALA,),
    Status.DRAF,
    "Minta perbaikan",
    "Rencana kembali ke penyusun sebagai draf, bersama catatan Anda.",
    hapus=(Langkah.DIAJUKAN,),
    catatan=True,
    kota=False,
)
VERIFIKASI = Peralihan(
    "verifikasi",
    (Status.DIAJUKAN,),
    Status.DIVERIFIKASI,
    "Nyatakan terverifikasi",
    "Rencana diteruskan ke Tim Pengarah untuk ditetapkan.",
    langkah=Langkah.DIVERIFIKASI,
)
KEMBALIKAN = Peralihan(
    "kembalikan",
    (Status.DIAJUKAN, Status.DIVERIFIKASI),
    Status.DIKEMBALIKAN,
    "Kembalikan",
    "Rencana kembali ke penyusun untuk diperbaiki, bersama catatan Anda.",
    hapus=SEMUA_LANGKAH,
    catatan=True,
)
TETAPKAN = Peralihan(
    "tetapkan",
    (Status.DIVERIFIKASI,),
    Status.DITETAPKAN,
    "Tetapkan",
    "Rencana berlaku dan tidak dapat diubah lagi; perubahan dilakukan melalui revisi sebagai versi baru.",
    langkah=Langkah.DITETAPKAN,
)
GANTIKAN = Peralihan(
    "gantikan",
    (Status.DITETAPKAN,),
    Status.DIGANTIKAN,
    "Digantikan versi baru",
    "Versi ini tetap dapat dibaca.",
)

PERALIHAN = (
    AJUKAN,
    AJUKAN_KOTA,
    TARIK,
    SETUJUI,
    TOLAK,
    VERIFIKASI,
    KEMBALIKAN,
    TETAPKAN,
    GANTIKAN,
)

PER_NAMA = {p.nama: p for p in PERALIHAN}


class PeralihanDitolak(Exception):
    """The state of the plan, or what is in it, does not allow this step; the message says why."""


def pastikan_dapat(peralihan: Peralihan, status: str, *, kota: bool) -> None:
    """Raise PeralihanDitolak where the step does not start from `status`, or not for this kind of plan."""
    if not (peralihan.kota if kota else peralihan.pd):
        raise PeralihanDitolak(
            "Langkah ini tidak ada pada rencana aksi " + ("kota." if kota else "Perangkat Daerah.")
        )
    if status not in peralihan.dari:
        asal = " atau ".join(NAMA[s] for s in peralihan.dari)
        raise PeralihanDitolak(
            f"Langkah “{peralihan.kata}” hanya untuk rencana berstatus {asal}; "
            f"status sekarang {NAMA[Status(status)]}."
        )


def pemegang(status: str, *, kota: bool) -> Pemegang:
    """Return for whom a plan in this state waits; the plan of the city is written by Tim Pelaksana."""
    siapa = PEMEGANG[Status(status)]
    return Pemegang.TIM_PELAKSANA if kota and siapa == Pemegang.PENYUSUN else siapa


def nama_pemegang(status: str, *, kota: bool) -> str:
    """Return for whom a plan in this state waits, in words; empty where for nobody."""
    return NAMA_PEMEGANG[pemegang(status, kota=kota)]


def diagram() -> str:
    """Return the states and steps as a Mermaid state diagram, the one in docs/."""
    baris = ["stateDiagram-v2", "    [*] --> draf"]
    for p in PERALIHAN:
        baris += [f"    {_simpul(dari)} --> {_simpul(p.ke)}: {p.nama}" for dari in p.dari]
    baris += [f"    {_simpul(s)}: {NAMA[s]}" for s in Status]
    return "\n".join(baris) + "\n"


def halaman_diagram() -> str:
    """Return the page of docs/ with the diagram, the holder of each state and the consequence of each step."""
    pemegang_status = [f"| {NAMA[s]} | {NAMA_PEMEGANG[PEMEGANG[s]] or '–'} |" for s in Status]
    langkah = [
        f"| `{p.nama}` | {p.kata} | {', '.join(NAMA[d] for d in p.dari)} | {NAMA[p.ke]} | {p.akibat} |"
        for p in PERALIHAN
    ]
    return "\n".join(
        [
            "# Status rencana aksi",
            "",
            "Ditulis oleh `manage.py diagram_rencana` dari `rencana_aksi/workflow.py`; jangan disunting di sini.",
            "",
            "```mermaid",
            diagram().rstrip(),
            "```",
            "",
            "| Status | Menunggu |",
            "| --- | --- |",
            *pemegang_status,
            "",
            "Rencana aksi kota disusun Tim Pelaksana Tingkat Kota: draf dan yang dikembalikan menunggu mereka.",
            "",
            "| Langkah | Tombol | Dari | Menjadi | Akibat |",
            "| --- | --- | --- | --- | --- |",
            *langkah,
            "",
        ]
    )


def _simpul(status: Status) -> str:
    return status.value.replace("-", "_")
