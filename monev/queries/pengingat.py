"""Monthly reports that are nearly due or overdue, for those who hold them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from monev.models import JenisPeriode, LaporanBulanan, Periode
from monev.workflow import TERKIRIM, Status
from organisasi.models import Pengguna, Penugasan
from organisasi.pengingat import Pengingat
from organisasi.permissions import KEPALA_PD, TIM_PELAKSANA, TIM_PELAKSANA_PD
from rencana_aksi.models import RencanaAksi
from rencana_aksi.workflow import Status as StatusRencana
from roadmap.workflow import Status as StatusRoadMap
from tampilan.angka import tulis_tanggal, tulis_tenggat

DEKAT = 3
"""Days before the deadline at which people are reminded."""


def pengingat_laporan(pada: datetime) -> list[Pengingat]:
    """Return, for every unit with a set plan, the months whose report is near its deadline or past it.

    Once for each month and stage; months that are locked are left alone. A constant number of queries.
    """
    hari_ini = timezone.localdate(pada)
    periode = [
        p for p in _periode() if p.akhir < hari_ini and not p.terkunci(hari_ini) and _tahap(p, hari_ini)
    ]
    if not periode:
        return []
    tahun = {p.tahun for p in periode}
    rencana = RencanaAksi.objects.filter(
        status=StatusRencana.DITETAPKAN,
        periode__road_map__in={p.road_map_id for p in periode},
        periode__tahun__in=tahun,
    ).select_related("periode", "perangkat_daerah")
    laporan = {
        (x.periode_id, x.perangkat_daerah_id): x
        for x in LaporanBulanan.objects.filter(periode__in=periode).exclude(tingkat="pokja")
    }
    return list(_susun(periode, list(rencana), laporan, _orang(), hari_ini))


def _periode() -> list[Periode]:
    return list(
        Periode.objects.filter(jenis=JenisPeriode.BULAN, road_map__status=StatusRoadMap.BERLAKU).order_by(
            "pk"
        )
    )


def _tahap(periode: Periode, hari_ini: date) -> str:
    sisa = (periode.tenggat - hari_ini).days
    if sisa < 0:
        return "lewat"
    return "dekat" if sisa <= DEKAT else ""


def _orang() -> dict[tuple[str, int | None], list[Pengguna]]:
    """Return who holds which role for which unit (None: for the city), in one query."""
    daftar = Penugasan.objects.filter(
        peran__kode__in=(TIM_PELAKSANA_PD, KEPALA_PD, TIM_PELAKSANA), pengguna__is_active=True
    ).select_related("pengguna", "peran")
    hasil: dict[tuple[str, int | None], list[Pengguna]] = defaultdict(list)
    for tugas in daftar:
        hasil[tugas.peran.kode, tugas.perangkat_daerah_id].append(tugas.pengguna)
    return hasil


def _susun(
    periode: list[Periode],
    rencana: list[RencanaAksi],
    laporan: dict[tuple[int, int | None], LaporanBulanan],
    orang: dict[tuple[str, int | None], list[Pengguna]],
    hari_ini: date,
) -> Iterator[Pengingat]:
    for p in periode:
        for r in rencana:
            if (r.periode.road_map_id, r.periode.tahun) != (p.road_map_id, p.tahun):
                continue
            ada = laporan.get((p.pk, r.perangkat_daerah_id))
            if ada is not None and ada.status in TERKIRIM:
                continue
            yield _pengingat(p, r, ada, orang, hari_ini)


def _pengingat(
    periode: Periode,
    rencana: RencanaAksi,
    laporan: LaporanBulanan | None,
    orang: dict[tuple[str, int | None], list[Pengguna]],
    hari_ini: date,
) -> Pengingat:
    peran = TIM_PELAKSANA if rencana.kota else TIM_PELAKSANA_PD
    if laporan is not None and laporan.status == Status.MENUNGGU_KEPALA:
        peran = KEPALA_PD
    unit = rencana.perangkat_daerah_id or "kota"
    sisa = (periode.tenggat - hari_ini).days
    kapan = tulis_tenggat(sisa)
    keadaan = f"berstatus {laporan.nama_status}" if laporan else "belum dimulai"
    alamat = reverse("monev:laporan", args=[laporan.pk]) if laporan else reverse("monev:daftar_kemajuan")
    return Pengingat(
        penerima=orang[peran, rencana.perangkat_daerah_id],
        jenis="laporan-bulanan-tenggat",
        kunci=f"laporan-bulanan-tenggat:{periode.pk}:{unit}:{peran}:{_tahap(periode, hari_ini)}",
        judul=f"Laporan {rencana.nama_unit} {periode}: {kapan}",
        isi=f"Laporan ini {keadaan}. Tenggat: {tulis_tanggal(periode.tenggat)}.",
        alamat=alamat,
    )
