"""The years for which plans are made, and the plans with their versions."""

from datetime import date
from itertools import combinations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import (
    ADMINISTRATOR,
    INSPEKTORAT,
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    Orang,
    kode_peran,
    unit_berperan,
)
from rencana_aksi.workflow import BERLAKU, DAPAT_DISUNTING, NAMA, Langkah, Status, nama_pemegang
from riwayat.models import catat_riwayat
from roadmap.models import RoadMap

PERAN_KOTA = frozenset({ADMINISTRATOR, TIM_PENGARAH, TIM_PELAKSANA, INSPEKTORAT})
PERAN_UNIT = frozenset({TIM_PELAKSANA_PD, KEPALA_PD})


class RencanaTerkunci(Exception):
    """A plan on its way or set cannot be edited; the message says for whom it waits or what to do."""


class TahunRencana(models.Model):
    """A year of a road map for which plans are made, with its deadlines; `dibuka` lets plans be sent."""

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="tahun_rencana"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    dibuka = models.BooleanField("pengiriman dibuka", default=True)
    tenggat_pengajuan = models.DateField("tenggat pengajuan", null=True, blank=True)
    tenggat_verifikasi = models.DateField("tenggat verifikasi", null=True, blank=True)
    tenggat_penetapan = models.DateField("tenggat penetapan", null=True, blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "tahun rencana aksi"
        verbose_name_plural = "tahun rencana aksi"
        ordering = ["-tahun", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["road_map", "tahun"],
                name="tahun_rencana_unik",
                violation_error_message="Tahun ini sudah ada pada road map tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(tenggat_pengajuan__isnull=True)
                | Q(tenggat_verifikasi__isnull=True)
                | Q(tenggat_pengajuan__lte=F("tenggat_verifikasi")),
                name="tenggat_verifikasi_setelah_pengajuan",
                violation_error_message="Tenggat verifikasi tidak boleh mendahului tenggat pengajuan.",
            ),
            models.CheckConstraint(
                condition=Q(tenggat_verifikasi__isnull=True)
                | Q(tenggat_penetapan__isnull=True)
                | Q(tenggat_verifikasi__lte=F("tenggat_penetapan")),
                name="tenggat_penetapan_setelah_verifikasi",
                violation_error_message="Tenggat penetapan tidak boleh mendahului tenggat verifikasi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rencana aksi {self.tahun}"

    def tenggat(self, status: str) -> date | None:
        """Return the day until which a plan may stay in `status`; None where nothing is set or nothing is due."""
        return {
            Status.DRAF: self.tenggat_pengajuan,
            Status.MENUNGGU_KEPALA: self.tenggat_pengajuan,
            Status.DIKEMBALIKAN: self.tenggat_verifikasi,
            Status.DIAJUKAN: self.tenggat_verifikasi,
            Status.DIVERIFIKASI: self.tenggat_penetapan,
        }.get(Status(status))


class RencanaAksiQuerySet(models.QuerySet["RencanaAksi"]):
    """Filters over plans."""

    def terlihat_oleh(self, orang: Orang) -> "RencanaAksiQuerySet":
        """Keep what `orang` may read: the city's teams all, a unit its own and the set plan of the city."""
        if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
            return self
        unit = unit_berperan(orang, PERAN_UNIT)
        if not unit:
            return self.none()
        return self.filter(
            Q(perangkat_daerah__in=unit) | Q(perangkat_daerah__isnull=True, status__in=BERLAKU)
        )

    def terbaru(self) -> "RencanaAksiQuerySet":
        """Keep the newest version of each unit and year."""
        unit = Coalesce("perangkat_daerah_id", 0)  # the plan of the city has no unit
        lebih_baru = RencanaAksi.objects.annotate(unit=unit).filter(
            periode=models.OuterRef("periode"),
            unit=models.OuterRef("unit"),
            versi__gt=models.OuterRef("versi"),
        )
        return self.annotate(unit=unit).filter(~models.Exists(lebih_baru))


def _orang(nama: str, kata: str) -> "models.ForeignKey[Pengguna | None, Pengguna | None]":
    return models.ForeignKey(
        Pengguna,
        verbose_name=f"{kata} oleh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name=f"rencana_{nama}",
    )


def _saat(kata: str) -> "models.DateTimeField[None, None]":
    return models.DateTimeField(f"{kata} pada", null=True, blank=True, editable=False)


def _unik_per_unit(
    nama: str, *bidang: str, syarat: Q | None = None, pesan: str | None = None
) -> list[models.UniqueConstraint]:
    """Return a uniqueness within year and unit, and one for the plans of the city (NULLs differ from each other)."""
    return [
        models.UniqueConstraint(
            fields=["periode", *unit, *bidang],
            condition=Q(perangkat_daerah__isnull=not unit) & (syarat or Q()),
            name=f"{nama}_{akhiran}",
            violation_error_message=pesan,
        )
        for unit, akhiran in ((["perangkat_daerah"], "pd"), ([], "kota"))
    ]


def _batasan_langkah() -> list[models.CheckConstraint]:
    """Return what must always hold of the names on a plan: each with its time, no person twice."""
    pasangan = [
        models.CheckConstraint(
            condition=Q(**{f"{n}_oleh__isnull": True, f"{n}_pada__isnull": True})
            | Q(**{f"{n}_oleh__isnull": False, f"{n}_pada__isnull": False}),
            name=f"rencana_{n}_oleh_dan_pada",
        )
        for n in Langkah
    ]
    berbeda = [
        models.CheckConstraint(
            condition=Q(**{f"{a}_oleh__isnull": True})
            | Q(**{f"{b}_oleh__isnull": True})
            | ~Q(**{f"{a}_oleh": F(f"{b}_oleh")}),
            name=f"rencana_{a}_bukan_{b}",
            violation_error_message="Satu orang tidak boleh melakukan dua langkah pada rencana yang sama.",
        )
        for a, b in combinations(Langkah, 2)
    ]
    return pasangan + berbeda


class RencanaAksi(models.Model):
    """The plan of one Perangkat Daerah, or of the city, for one year, in one version (Pasal 4)."""

    periode = models.ForeignKey(
        TahunRencana, verbose_name="tahun", on_delete=models.PROTECT, related_name="rencana"
    )
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rencana_aksi",
        help_text="Kosong untuk rencana aksi tingkat kota.",
    )
    versi = models.PositiveSmallIntegerField("versi", default=1)
    status = models.CharField(
        "status", max_length=20, choices=[(s.value, NAMA[s]) for s in Status], default=Status.DRAF.value
    )
    sejak = models.DateTimeField("berstatus sejak", default=timezone.now, editable=False)
    revisi_dari = models.ForeignKey(
        "self",
        verbose_name="revisi dari",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="revisi",
    )
    diajukan_oleh = _orang("diajukan", "diajukan")
    diajukan_pada = _saat("diajukan")
    disetujui_oleh = _orang("disetujui", "disetujui")
    disetujui_pada = _saat("disetujui")
    diverifikasi_oleh = _orang("diverifikasi", "diverifikasi")
    diverifikasi_pada = _saat("diverifikasi")
    ditetapkan_oleh = _orang("ditetapkan", "ditetapkan")
    ditetapkan_pada = _saat("ditetapkan")

    riwayat = catat_riwayat()
    objects = RencanaAksiQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["-periode__tahun", "perangkat_daerah__nama", "-versi", "pk"]
        constraints = [
            *_unik_per_unit("rencana_versi_unik", "versi"),
            *_unik_per_unit(
                "rencana_satu_terbuka",
                syarat=~Q(status__in=[s.value for s in sorted(BERLAKU)]),
                pesan="Sudah ada rencana tahun ini yang belum ditetapkan.",
            ),
            *_unik_per_unit("rencana_satu_berlaku", syarat=Q(status=Status.DITETAPKAN.value)),
            models.CheckConstraint(
                condition=Q(status=Status.DITETAPKAN.value, ditetapkan_oleh__isnull=False)
                | ~Q(status=Status.DITETAPKAN.value),
                name="rencana_ditetapkan_bernama",
            ),
            *_batasan_langkah(),
        ]

    def __str__(self) -> str:
        versi = f" versi {self.versi}" if self.versi > 1 else ""
        return f"Rencana aksi {self.nama_unit} {self.periode.tahun}{versi}"

    @property
    def kota(self) -> bool:
        """Whether it is the plan of the city."""
        return self.perangkat_daerah_id is None

    @property
    def nama_unit(self) -> str:
        """Whose plan it is; the unit must have been read along."""
        return str(self.perangkat_daerah) if self.perangkat_daerah else "Kota"

    @property
    def dapat_disunting(self) -> bool:
        """Whether its items may be changed."""
        return self.status in DAPAT_DISUNTING

    @property
    def pemegang(self) -> str:
        """For whom it waits, in words; empty where for nobody."""
        return nama_pemegang(self.status, kota=self.kota)

    def pastikan_dapat_disunting(self) -> None:
        """Raise RencanaTerkunci unless it is a draft or returned."""
        if self.dapat_disunting:
            return
        if self.status in BERLAKU:
            raise RencanaTerkunci(
                f"{self} sudah {self.get_status_display().lower()} dan tidak dapat diubah. "
                "Buat revisi untuk menyusun perubahannya."
            )
        raise RencanaTerkunci(
            f"{self} berstatus {self.get_status_display()} dan sedang menunggu {self.pemegang}; "
            "isinya tidak dapat diubah."
        )
