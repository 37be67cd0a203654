"""The items of a plan, what of the road map each serves, and what people say about it."""

import uuid
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from organisasi.models import Pengguna
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models.jadwal import JadwalField
from rencana_aksi.models.rencana import RencanaAksi
from riwayat.models import catat_riwayat
from roadmap.models import AreaPerubahan, BarisLampiran, Prioritas

MAKS_TEKS = 1000


class Penilaian(models.TextChoices):
    """What Tim Pelaksana finds of an item while verifying."""

    BELUM = "belum", "Belum diperiksa"
    SESUAI = "sesuai", "Sesuai"
    PERBAIKI = "perbaiki", "Perlu perbaikan"


class ButirAksi(models.Model):
    """One item of a plan, with all that Pasal 4 ayat (2) names.

    A draft may still lack some of it (`kurang`). `kunci` stays the same through versions and years of spreadsheets, so
    that any two can be compared. `target` is a volume in `satuan`, `anggaran` rupiah, `sdm` people; None means that
    nothing was said, never zero.
    """

    rencana = models.ForeignKey(
        RencanaAksi,
        verbose_name="rencana aksi",
        on_delete=models.CASCADE,
        related_name="butir",
        editable=False,
    )
    kunci = models.UUIDField("kunci butir", default=uuid.uuid4, editable=False)
    nomor = models.PositiveIntegerField("nomor", editable=False)
    area = models.ForeignKey(
        AreaPerubahan, verbose_name="area perubahan", on_delete=models.PROTECT, related_name="butir_aksi"
    )
    program = models.CharField("program", max_length=MAKS_TEKS, blank=True)
    kegiatan = models.CharField("kegiatan", max_length=MAKS_TEKS, blank=True)
    sub_kegiatan = models.CharField("sub kegiatan", max_length=MAKS_TEKS, blank=True)
    tahapan = models.CharField("tahapan/aktivitas", max_length=MAKS_TEKS)
    indikator = models.CharField("indikator keluaran", max_length=MAKS_TEKS, blank=True)
    target = models.DecimalField(
        "target (volume)",
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Target tidak boleh kurang dari nol.")],
    )
    satuan = models.CharField("satuan", max_length=100, blank=True)
    jadwal = JadwalField("jadwal", default=Jadwal, blank=True)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=300, blank=True)
    anggaran = models.DecimalField(
        "anggaran (Rp)",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Anggaran tidak boleh kurang dari nol.")],
    )
    sdm = models.PositiveIntegerField("SDM (orang)", null=True, blank=True)
    penilaian = models.CharField(
        "penilaian", max_length=10, choices=Penilaian, default=Penilaian.BELUM, editable=False
    )

    riwayat = catat_riwayat()

    if TYPE_CHECKING:
        rencana_id: int

    class Meta:
        verbose_name = "butir aksi"
        verbose_name_plural = "butir aksi"
        ordering = ["rencana", "nomor", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "kunci"], name="butir_kunci_unik"),
            models.CheckConstraint(
                condition=Q(jadwal__gte=0, jadwal__lte=4095), name="butir_jadwal_dalam_setahun"
            ),
            models.CheckConstraint(
                condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0), name="butir_anggaran_tidak_negatif"
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target__gte=0), name="butir_target_tidak_negatif"
            ),
        ]

    def __str__(self) -> str:
        return f"Butir {self.nomor}: {self.tahapan}"

    @property
    def kurang(self) -> list[str]:
        """What Pasal 4 ayat (2) asks for and the item does not say yet, in words."""
        ada = {
            "program": self.program,
            "kegiatan": self.kegiatan,
            "target": self.indikator or self.target is not None,
            "satuan target": self.satuan or self.target is None,
            "waktu penyelesaian": self.jadwal,
            "penanggung jawab": self.penanggung_jawab,
            "anggaran atau SDM": self.anggaran is not None or self.sdm is not None,
        }
        return [nama for nama, isi in ada.items() if not isi]

    def clean(self) -> None:
        """Refuse an area of another road map."""
        super().clean()
        if self.area_id and self.area.road_map_id != self.rencana.periode.road_map_id:
            raise ValidationError({"area": f"“{self.area}” milik road map lain."})


BIDANG_ISI = (
    "area_id",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "tahapan",
    "indikator",
    "target",
    "satuan",
    "jadwal",
    "penanggung_jawab",
    "anggaran",
    "sdm",
)
"""What people fill in; the rest of an item is the system's."""


class TautanButir(models.Model):
    """What of the road map an item serves: a row of the Lampiran or a priority, as a person has confirmed."""

    butir = models.ForeignKey(
        ButirAksi, verbose_name="butir aksi", on_delete=models.CASCADE, related_name="tautan"
    )
    baris = models.ForeignKey(
        BarisLampiran,
        verbose_name="baris Lampiran",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="butir_aksi",
    )
    prioritas = models.ForeignKey(
        Prioritas,
        verbose_name="prioritas",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="butir_aksi",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "asal butir"
        verbose_name_plural = "asal butir"
        ordering = ["butir", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(baris__isnull=True) ^ Q(prioritas__isnull=True), name="tautan_satu_asal"
            ),
            models.UniqueConstraint(
                fields=["butir", "baris"], condition=Q(baris__isnull=False), name="tautan_baris_unik"
            ),
            models.UniqueConstraint(
                fields=["butir", "prioritas"],
                condition=Q(prioritas__isnull=False),
                name="tautan_prioritas_unik",
            ),
        ]

    def __str__(self) -> str:
        return str(self.baris or self.prioritas)


class Komentar(models.Model):
    """What someone says of a plan or one of its items, with replies; `selesai` closes the conversation."""

    rencana = models.ForeignKey(
        RencanaAksi, verbose_name="rencana aksi", on_delete=models.CASCADE, related_name="komentar"
    )
    butir = models.ForeignKey(
        ButirAksi,
        verbose_name="butir aksi",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="komentar",
    )
    induk = models.ForeignKey(
        "self",
        verbose_name="balasan atas",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="balasan",
    )
    oleh = models.ForeignKey(Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="komentar")
    pada = models.DateTimeField("pada")
    teks = models.TextField("komentar", max_length=4000)
    selesai_oleh = models.ForeignKey(
        Pengguna,
        verbose_name="selesai oleh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="komentar_selesai",
    )
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ["pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai_oleh__isnull=True, selesai_pada__isnull=True)
                | Q(selesai_oleh__isnull=False, selesai_pada__isnull=False),
                name="komentar_selesai_oleh_dan_pada",
            ),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="komentar_bukan_balasan_sendiri"),
        ]

    def __str__(self) -> str:
        return self.teks[:80]


class CatatanAlih(models.Model):
    """A step that a plan has taken: which, by whom, when, and why."""

    rencana = models.ForeignKey(
        RencanaAksi, verbose_name="rencana aksi", on_delete=models.CASCADE, related_name="catatan_alih"
    )
    peralihan = models.CharField("langkah", max_length=20)
    dari = models.CharField("dari", max_length=20)
    ke = models.CharField("ke", max_length=20)
    oleh = models.ForeignKey(
        Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="langkah_rencana"
    )
    pada = models.DateTimeField("pada")
    catatan = models.TextField("catatan", blank=True, max_length=4000)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "langkah rencana aksi"
        verbose_name_plural = "langkah rencana aksi"
        ordering = ["-pada", "-pk"]

    def __str__(self) -> str:
        return f"{self.rencana}: {self.peralihan}"
