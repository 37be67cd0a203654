"""The plans of all units over the years: where each stands, for whom it waits, how long, and what it costs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum

from organisasi.models import PerangkatDaerah
from organisasi.permissions import Orang, kode_peran, unit_berperan
from rencana_aksi.models import RencanaAksi, TahunRencana
from rencana_aksi.models.rencana import PERAN_KOTA, PERAN_UNIT
from rencana_aksi.permissions import SUSUN
from rencana_aksi.queries.tenggat import lama_hari, terlambat
from rencana_aksi.workflow import NAMA, NAMA_PEMEGANG, Pemegang, Status, pemegang
from roadmap.models import RoadMap
from tampilan.angka import tulis_angka, tulis_tenggat

BELUM = "belum"
"""Stands for the state of a plan that nobody has started."""

NAMA_STATUS = {BELUM: "Belum ada", **{s.value: NAMA[s] for s in Status if s != Status.DIGANTIKAN}}
URUTAN_STATUS = {status: nomor for nomor, status in enumerate(NAMA_STATUS)}


@dataclass(frozen=True, slots=True)
class SelMatriks:
    """A unit's plan of one year; without a plan, what is missing.

    `hari` are the days in this state, None without a plan; `terlambat` the days past the deadline, 0 where in time;
    `berlaku` the version that is in force while a newer one is on its way.
    """

    periode: TahunRencana
    rencana: RencanaAksi | None
    pemegang: Pemegang
    hari: int | None = None
    terlambat: int = 0
    berlaku: RencanaAksi | None = None
    butir: int | None = None
    anggaran: Decimal | None = None
    boleh_mulai: bool = False

    @property
    def status(self) -> str:
        """The key of the state, `belum` without a plan."""
        return self.rencana.status if self.rencana else BELUM

    @property
    def nama_status(self) -> str:
        """The state in words."""
        return NAMA[Status(self.rencana.status)] if self.rencana else NAMA_STATUS[BELUM]

    @property
    def nama_pemegang(self) -> str:
        """For whom it waits, in words; empty where for nobody."""
        return NAMA_PEMEGANG[self.pemegang]

    @property
    def ditetapkan(self) -> bool:
        """Whether some version of it is in force."""
        return self.status == Status.DITETAPKAN or self.berlaku is not None


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """A unit (None: the city) with one cell for each year; None where the unit does not exist in that year."""

    unit: PerangkatDaerah | None
    sel: tuple[SelMatriks | None, ...]

    @property
    def nama(self) -> str:
        """The name of the unit."""
        return self.unit.nama if self.unit else "Kota"

    @property
    def isi(self) -> list[SelMatriks]:
        """The cells that there are."""
        return [sel for sel in self.sel if sel is not None]


@dataclass(frozen=True, slots=True)
class SaringanMatriks:
    """What limits the matrix: a row stays where one of its cells fits."""

    tahun: int | None = None
    status: str = ""
    pemegang: str = ""
    jenis: str = ""
    terlambat: bool = False
    kata: tuple[str, ...] = ()

    def cocok_unit(self, unit: PerangkatDaerah | None) -> bool:
        """Tell whether a unit is asked for."""
        if self.jenis and (unit is None or unit.jenis != self.jenis):
            return False
        teks = f"{unit.nama} {unit.singkatan}".casefold() if unit else "kota"
        return all(kata.casefold() in teks for kata in self.kata)

    def cocok_sel(self, sel: SelMatriks) -> bool:
        """Tell whether a plan is asked for."""
        return (
            self.status in {"", sel.status}
            and self.pemegang in {"", sel.pemegang.value}
            and (sel.terlambat > 0 or not self.terlambat)
        )

    @property
    def menurut_sel(self) -> bool:
        """Whether plans themselves are limited, not only years and units."""
        return bool(self.status or self.pemegang or self.terlambat)


@dataclass(frozen=True, slots=True)
class Matriks:
    """Years (the columns) and rows; `semua` is what the person may see of these years, without filters."""

    tahun: list[TahunRencana]
    baris: list[BarisMatriks]
    semua: list[BarisMatriks]

    def jumlah_status(self) -> list[tuple[str, str, list[int]]]:
        """Return (key, word, count in each year) of every state, over the rows shown."""
        per_tahun = [Counter(b.sel[i].status for b in self.baris if b.sel[i]) for i in range(len(self.tahun))]  # type: ignore[union-attr]
        return [(kunci, nama, [hitung[kunci] for hitung in per_tahun]) for kunci, nama in NAMA_STATUS.items()]

    def anggaran(self) -> list[Decimal | None]:
        """Return the budget of each year over the rows shown; None where no plan names any."""
        hasil = []
        for i in range(len(self.tahun)):
            ada = [sel.anggaran for b in self.baris if (sel := b.sel[i]) and sel.anggaran is not None]
            hasil.append(sum(ada, Decimal()) if ada else None)
        return hasil


def kalimat(baris: Iterable[BarisMatriks], tahun: int) -> str:
    """Return in one sentence where the plans of a year stand; of one unit alone, what its plan waits for."""
    daftar = [(b, sel) for b in baris for sel in b.isi if sel.periode.tahun == tahun]
    sendiri = [(b, sel) for b, sel in daftar if b.unit is not None]
    if len(sendiri) == 1:
        return f"{tahun}: {_kalimat_satu(*sendiri[0])}."
    return f"{tahun}: {'; '.join(_bagian_kalimat([sel for _, sel in daftar]))}."


def _kalimat_satu(baris: BarisMatriks, sel: SelMatriks) -> str:
    if sel.rencana is None:
        bagian = [f"{baris.nama} belum memulai rencana aksinya"]
    else:
        bagian = [f"rencana aksi {baris.nama} berstatus {sel.nama_status}"]
        if sel.pemegang:
            bagian.append(f"menunggu {sel.nama_pemegang} ({tulis_angka(sel.hari)} hari)")
    if sel.terlambat:
        bagian.append(tulis_tenggat(-sel.terlambat))
    return ", ".join(bagian)


def _bagian_kalimat(daftar: list[SelMatriks]) -> list[str]:
    ditetapkan = [sel for sel in daftar if sel.ditetapkan]
    revisi = sum(sel.berlaku is not None for sel in ditetapkan)
    bagian = [
        f"{len(ditetapkan)} dari {len(daftar)} rencana ditetapkan"
        + (f" ({revisi} sedang direvisi)" if revisi else "")
    ]
    menunggu = Counter(sel.pemegang for sel in daftar if sel.rencana and not sel.rencana.dapat_disunting)
    bagian += [f"{menunggu[p]} menunggu {NAMA_PEMEGANG[p]}" for p in Pemegang if p and menunggu[p]]
    terlambat = sum(sel.terlambat > 0 for sel in daftar)
    belum = sum(sel.rencana is None for sel in daftar)
    bagian += [f"{belum} belum dimulai"] * bool(belum) + [f"{terlambat} lewat tenggat"] * bool(terlambat)
    return bagian


def matriks(
    road_map: RoadMap, orang: Orang, saringan: SaringanMatriks, *, urut: str = "", hari_ini: date
) -> Matriks:
    """Return the matrix that `orang` may see, in a constant number of queries.

    `urut` is nama, hari (days waiting), terlambat, anggaran or a year (its states); “-” reverses; anything else
    means nama. The city stands first when sorted by name.
    """
    tahun = list(road_map.tahun_rencana.order_by("tahun"))
    if saringan.tahun is not None:
        tahun = [t for t in tahun if t.tahun == saringan.tahun]
    semua = _semua_baris(tahun, orang, hari_ini)
    baris = [b for b in semua if saringan.cocok_unit(b.unit)]
    if saringan.menurut_sel:
        baris = [b for b in baris if any(saringan.cocok_sel(sel) for sel in b.isi)]
    return Matriks(tahun, _urutkan(baris, tahun, urut), semua)


def keadaan_tahun(road_map: RoadMap, orang: Orang, tahun: int, hari_ini: date) -> list[BarisMatriks]:
    """Return the rows of one year that `orang` may see, without what the plans hold: three queries."""
    periode = list(road_map.tahun_rencana.filter(tahun=tahun))
    return _semua_baris(periode, orang, hari_ini, berisi=False)


def _semua_baris(
    tahun: list[TahunRencana], orang: Orang, hari_ini: date, *, berisi: bool = True
) -> list[BarisMatriks]:
    versi = _versi_rencana(tahun, orang, berisi=berisi)
    baris = []
    for unit in _unit_terlihat(orang, tahun, versi):
        pk = unit.pk if unit else None
        sel = tuple(_sel(t, unit, versi.get((t.pk, pk), []), orang, hari_ini) for t in tahun)
        if any(sel):
            baris.append(BarisMatriks(unit, sel))
    return baris


def _versi_rencana(
    tahun: Iterable[TahunRencana], orang: Orang, *, berisi: bool
) -> dict[tuple[int, int | None], list[RencanaAksi]]:
    """Return the visible versions by year and unit, the newest first; `berisi` with the number and budget of items."""
    daftar = RencanaAksi.objects.terlihat_oleh(orang).filter(periode__in=tahun).order_by("-versi", "pk")
    if berisi:
        daftar = daftar.annotate(jumlah_butir=Count("butir"), jumlah_anggaran=Sum("butir__anggaran"))
    else:
        daftar = daftar.only("periode", "perangkat_daerah", "versi", "status", "sejak", "revisi_dari")
    hasil = defaultdict(list)
    for rencana in daftar:
        hasil[rencana.periode_id, rencana.perangkat_daerah_id].append(rencana)
    return hasil


def _unit_terlihat(
    orang: Orang, tahun: list[TahunRencana], versi: dict[tuple[int, int | None], list[RencanaAksi]]
) -> list[PerangkatDaerah | None]:
    """Return the city, then the units in order of their names: the city's teams see all, a unit its own."""
    if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
        semua = PerangkatDaerah.objects.order_by("nama", "pk")
        return [None, *semua]
    milik = PerangkatDaerah.objects.filter(pk__in=unit_berperan(orang, PERAN_UNIT)).order_by("nama", "pk")
    kota: list[PerangkatDaerah | None] = [None] if any((t.pk, None) in versi for t in tahun) else []
    return [*kota, *milik]


def _sel(
    periode: TahunRencana,
    unit: PerangkatDaerah | None,
    versi: list[RencanaAksi],
    orang: Orang,
    hari_ini: date,
) -> SelMatriks | None:
    if not versi:
        return _sel_kosong(periode, unit, orang, hari_ini)
    terbaru = versi[0]
    banyak: int | None = getattr(terbaru, "jumlah_butir", None)
    return SelMatriks(
        periode,
        terbaru,
        pemegang(terbaru.status, kota=unit is None),
        hari=lama_hari(terbaru, hari_ini),
        terlambat=terlambat(periode, terbaru, hari_ini),
        berlaku=next((v for v in versi[1:] if v.status == Status.DITETAPKAN), None),
        butir=banyak,
        anggaran=terbaru.jumlah_anggaran if banyak else None,  # type: ignore[attr-defined]
    )


def _sel_kosong(
    periode: TahunRencana, unit: PerangkatDaerah | None, orang: Orang, hari_ini: date
) -> SelMatriks | None:
    if unit is not None and not _ada_pada(unit, periode.tahun):
        return None
    boleh = periode.dibuka and SUSUN.boleh_bagi(orang, unit.pk if unit else None)
    if unit is None and not boleh and PERAN_KOTA.isdisjoint(kode_peran(orang)):
        return None  # the plan of the city is not theirs to wait for before it is set
    return SelMatriks(
        periode,
        None,
        pemegang(Status.DRAF, kota=unit is None),
        terlambat=terlambat(periode, None, hari_ini),
        boleh_mulai=boleh,
    )


def _ada_pada(unit: PerangkatDaerah, tahun: int) -> bool:
    dari, sampai = unit.aktif_dari, unit.aktif_sampai
    return (dari is None or dari.year <= tahun) and (sampai is None or sampai.year >= tahun)


# Order


def _urutkan(baris: list[BarisMatriks], tahun: list[TahunRencana], urut: str) -> list[BarisMatriks]:
    nama = urut.removeprefix("-")
    kunci = _kunci_urut(nama, tahun)
    if kunci is None:
        if nama == "nama" and urut.startswith("-"):
            return baris[::-1]
        return baris
    return sorted(baris, key=kunci, reverse=urut.startswith("-"))


def _kunci_urut(nama: str, tahun: list[TahunRencana]) -> Callable[[BarisMatriks], int | Decimal] | None:
    for i, t in enumerate(tahun):
        if nama == str(t.tahun):
            return lambda b: URUTAN_STATUS.get(b.sel[i].status, -1) if b.sel[i] else -1  # type: ignore[union-attr]
    return {
        "hari": lambda b: max((sel.hari or 0 for sel in b.isi if sel.pemegang), default=0),
        "terlambat": lambda b: max((sel.terlambat for sel in b.isi), default=0),
        "anggaran": lambda b: sum((sel.anggaran or Decimal() for sel in b.isi), Decimal()),
    }.get(nama)
