"""Documents of monev that wait for a person, as the tables of states and holders say; monthly reports not yet begun."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from dasbor.tindakan import PER_JENIS, Jenis, Tindakan
from indikator.models import Indikator
from monev.models import Evaluasi, JenisPeriode, LaporanBulanan, LaporanMonev, Pengukuran, Periode
from monev.models.dasar import DokumenBerlingkup
from monev.queries.alur import PERAN_PELAKU
from monev.services.alur import alamat_dokumen
from monev.workflow import Jejak, Pelaku, Status, Tingkat
from organisasi.models import Pengguna
from organisasi.permissions import (
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    kode_peran,
    penugasan_dari,
    unit_berperan,
)
from rencana_aksi.models import RencanaAksi
from rencana_aksi.workflow import Status as StatusRencana
from roadmap.workflow import Status as StatusRoadMap

DOKUMEN: tuple[tuple[type[Any], str, str], ...] = (
    (LaporanBulanan, "laporan bulanan", "monev:daftar_kemajuan"),
    (Pengukuran, "pengukuran", "monev:daftar_pengukuran"),
    (Evaluasi, "evaluasi", "monev:daftar_evaluasi"),
    (LaporanMonev, "laporan monev", "monev:daftar_laporan"),
)
"""The kinds of documents, what more of them are called, and their list."""

PERINTAH = {
    Status.DRAF: "Lengkapi",
    Status.DIKEMBALIKAN: "Perbaiki",
    Status.MENUNGGU_KEPALA: "Setujui",
    Status.DIKIRIM: "Verifikasi",
}


def dokumen_menunggu(orang: Pengguna, hari: date) -> Iterator[Jenis]:
    """Yield what waits for a person as its holder (`PERAN_PELAKU`), one kind after the other: two queries each.

    What is still to be sent for a locked period is left out: nobody can.
    """
    for model, nama, daftar in DOKUMEN:
        semua = model.objects.filter(_dipegang(model, orang), _dapat_dikirim(hari)).exclude(_sudah(orang))
        terurut = semua.select_related("periode__road_map", "perangkat_daerah", "pokja")
        if model is Pengukuran:
            terurut = terurut.select_related("indikator")
        terurut = terurut.order_by("periode__tenggat", "sejak", "pk")[:PER_JENIS]
        isi = [_tindakan(d, hari) for d in terurut]
        yield Jenis(nama, isi, semua.count() if len(isi) == PER_JENIS else len(isi), reverse(daftar))


def _dipegang(model: type[DokumenBerlingkup], orang: Pengguna) -> Q:
    """Return the condition that the next step of a document is the person's."""
    syarat = Q(pk__in=[])
    for status, pelaku in model.alur.pemegang.items():
        for tingkat in Tingkat:
            peran = PERAN_PELAKU.get((pelaku, tingkat)) if pelaku else None
            if peran is not None and (lingkup := _lingkup(orang, peran, tingkat)) is not None:
                syarat |= Q(status=status.value, tingkat=tingkat.value) & lingkup
    return syarat


def _lingkup(orang: Pengguna, peran: str, tingkat: Tingkat) -> Q | None:
    """Return whose documents of a level a person holds with a role; None where nobody's."""
    if peran not in kode_peran(orang):
        return None
    if peran in {TIM_PELAKSANA_PD, KEPALA_PD}:
        return Q(perangkat_daerah__in=unit_berperan(orang, frozenset({peran})))
    if tingkat == Tingkat.POKJA and peran == TIM_PELAKSANA:
        pokja = {t.pokja_id for t in penugasan_dari(orang) if t.peran.kode == TIM_PELAKSANA}
        return Q() if None in pokja else Q(pokja__in=pokja)
    return Q()


def _dapat_dikirim(hari: date) -> Q:
    """Return the condition that a document is on its way already, or its period is begun and open on a day."""
    terbuka = (
        Q(periode__dikunci_sesudah__isnull=True)
        | Q(periode__dikunci_sesudah__gte=hari)
        | Q(periode__dibuka_sampai__gte=hari)
    )
    return Q(status=Status.DIKIRIM.value) | terbuka


def _sudah(orang: Pengguna) -> Q:
    """Return the condition that a person sent what they would have to verify."""
    return Q(status=Status.DIKIRIM.value) & (
        Q(**{f"{Jejak.DIKIRIM}_oleh": orang}) | Q(**{f"{Jejak.DIAJUKAN}_oleh": orang})
    )


def _tindakan(dokumen: DokumenBerlingkup, hari: date) -> Tindakan:
    status = Status(dokumen.status)
    terlambat = 0 if status == Status.DIKIRIM else max(0, (hari - dokumen.periode.tenggat).days)
    lama = max(0, (hari - timezone.localdate(dokumen.sejak)).days)
    perintah = "Tetapkan" if dokumen.alur.pemegang[status] == Pelaku.PENETAP else PERINTAH[status]
    return Tindakan(perintah, str(dokumen), alamat_dokumen(dokumen), terlambat, lama)


# Monthly reports that nobody has begun


def laporan_belum_dimulai(orang: Pengguna, hari: date) -> Jenis:
    """Return the months over and open for which a unit (or the city) has a set plan and no report: three queries."""
    unit = unit_berperan(orang, frozenset({TIM_PELAKSANA_PD}))
    milik = Q(perangkat_daerah__in=unit)
    if TIM_PELAKSANA in kode_peran(orang):
        milik |= Q(perangkat_daerah__isnull=True)
    bulan = [p for p in _terbuka(hari, JenisPeriode.BULAN) if p.akhir < hari and not p.terkunci(hari)]
    if not bulan:
        return Jenis("laporan bulanan yang belum dimulai", [], 0, reverse("monev:daftar_kemajuan"))
    rencana = RencanaAksi.objects.filter(milik, status=StatusRencana.DITETAPKAN.value).filter(
        periode__tahun__in={p.tahun for p in bulan}
    )
    ada = set(
        LaporanBulanan.objects.filter(milik, periode__in=bulan)
        .exclude(tingkat=Tingkat.POKJA.value)
        .values_list("periode_id", "perangkat_daerah_id")
    )
    isi = [
        Tindakan(
            "Mulai",
            f"Laporan {r.nama_unit} {p}",
            f"{reverse('monev:daftar_kemajuan')}?tahun={p.tahun}&bulan={p.nomor}",
            max(0, (hari - p.tenggat).days),
            (hari - p.akhir).days,
        )
        for r in rencana.select_related("periode", "perangkat_daerah").order_by("pk")
        for p in bulan
        if (r.periode.road_map_id, r.periode.tahun) == (p.road_map_id, p.tahun)
        and (p.pk, r.perangkat_daerah_id) not in ada
    ]
    isi.sort(key=lambda t: (-t.terlambat, -t.hari))
    return Jenis(
        "laporan bulanan yang belum dimulai", isi[:PER_JENIS], len(isi), reverse("monev:daftar_kemajuan")
    )


def _terbuka(hari: date, jenis: JenisPeriode) -> QuerySet[Periode]:
    """Return the periods that may be open on a day, of the road map in force; `Periode.terkunci` has the last word."""
    return (
        Periode.objects.filter(
            Q(dikunci_sesudah__isnull=True) | Q(dikunci_sesudah__gte=hari) | Q(dibuka_sampai__gte=hari),
            jenis=jenis,
            road_map__status=StatusRoadMap.BERLAKU,
            tahun__lte=hari.year,
        )
        .select_related("road_map")
        .order_by("tahun", "nomor", "pk")
    )


# Indicators that nobody has measured


def pengukuran_belum_dimulai(orang: Pengguna, hari: date) -> Jenis:
    """Return the semesters over and open in which a unit of the person has indicators without a measurement.

    Two queries for each such semester, of which a calendar has at most a few open at a time.
    """
    unit = unit_berperan(orang, frozenset({TIM_PELAKSANA_PD}))
    daftar = reverse("monev:daftar_pengukuran")
    isi = []
    for periode in _terbuka(hari, JenisPeriode.SEMESTER) if unit else []:
        kurang = _belum_diukur(periode, unit)
        if kurang and periode.akhir < hari and not periode.terkunci(hari):
            isi.append(
                Tindakan(
                    "Isi realisasi",
                    f"{kurang} indikator, {periode}",
                    f"{daftar}?tahun={periode.tahun}&semester={periode.nomor}&keadaan=belum",
                    max(0, (hari - periode.tenggat).days),
                    (hari - periode.akhir).days,
                )
            )
    return Jenis("semester yang belum diukur", isi[:PER_JENIS], len(isi), daftar)


def _belum_diukur(periode: Periode, unit: frozenset[int]) -> int:
    terukur = Pengukuran.objects.filter(periode=periode, indikator=OuterRef("pk"))
    wajib = Indikator.objects.filter(
        penetapan__dokumen=periode.road_map.kode, penanggung_jawab__in=unit
    ).filter(~Exists(terukur))
    return wajib.distinct().count()
