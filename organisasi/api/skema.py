"""The API described: how it signs in, what it refuses, in the words of its own resources."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from tampilan.masalah import JENIS_ISI

TULIS = frozenset({"PUT", "PATCH", "DELETE"})
MASALAH = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Sebabnya, dan apa yang perlu dilakukan."},
        "galat": {
            "type": "object",
            "description": "Sebabnya menurut bidang; bidang kosong berarti seluruh isian.",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


def langkah(*pilihan: str) -> list[OpenApiParameter]:
    """Describe the step that an address names."""
    return _bagian_alamat("nama", pilihan, "Langkah yang diambil.")


def bentuk_berkas(*pilihan: str) -> list[OpenApiParameter]:
    """Describe the form of a file that an address names."""
    return _bagian_alamat("bentuk", pilihan, "Bentuk berkas.")


def _bagian_alamat(nama: str, pilihan: Sequence[str], arti: str) -> list[OpenApiParameter]:
    return [OpenApiParameter(nama, str, OpenApiParameter.PATH, enum=pilihan, description=arti)]


class KunciApiSkema(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a key is sent."""

    target_class = "organisasi.api.kunci.AutentikasiKunci"
    name = "kunciApi"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the scheme as OpenAPI names it."""
        return {"type": "http", "scheme": "bearer", "description": "Kunci API: petarb_…"}


class SkemaApi(AutoSchema):
    """Adds what every resource has: the refusals as problem details, If-Match where a version is asked for."""

    def get_tags(self) -> list[str]:
        """Group by the first part of the address."""
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def get_summary(self) -> str | None:
        """Return the first sentence of what the action or its resource says of itself, in Indonesian."""
        teks = getattr(self.view, "ringkas", {}).get(getattr(self.view, "action", ""))
        return teks or RINGKAS.get(getattr(self.view, "action", ""))

    def get_description(self) -> str:  # type: ignore[override]
        """Return what the resource says of itself."""
        return " ".join((type(self.view).__doc__ or "").split())

    def get_override_parameters(self) -> list[Any]:
        """Ask for If-Match where the action is one that needs it."""
        if not self.perlu_versi:
            return []
        arti = "ETag dari pembacaan terakhir."
        return [OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description=arti)]

    @property
    def perlu_versi(self) -> bool:
        """Whether the action is refused without the version that it is meant for."""
        berversi = getattr(self.view, "action", "") in getattr(self.view, "berversi", ())
        return berversi and self.method not in {"GET", "HEAD"}

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        jawaban: dict[str, Any] = super()._get_response_bodies(direction)
        for status in self._ditolak():
            jawaban[str(status)] = {
                "description": DITOLAK[status],
                "content": {JENIS_ISI: {"schema": MASALAH}},
            }
        return jawaban

    def _ditolak(self) -> list[int]:
        """Return the refusals that the action knows."""
        status = {401, 403, 406, 429}
        if "{" in self.path or getattr(self.view, "bernama", False):
            status.add(404)
        if getattr(self.view, "berparameter", False):
            status.add(400)
        if self.method not in {"GET", "HEAD"}:
            status |= {400, 409, 413, 415, 422}
        if self.perlu_versi:
            status |= {412, 428}
        return sorted(status)


DITOLAK = {
    400: "Isi atau parameter tidak terbaca.",
    401: "Kunci API tidak disertakan atau tidak berlaku.",
    403: "Tidak berwenang; sebabnya disebut.",
    404: "Tidak ada, atau tidak boleh dilihat.",
    406: "Jawaban hanya tersedia sebagai JSON.",
    409: "Keadaannya tidak memungkinkan; sebabnya disebut.",
    413: "Isi terlalu besar.",
    412: "Sudah berubah sejak dibaca.",
    415: "Content-Type tidak dikenal.",
    422: "Isian salah, disebut menurut bidang.",
    428: "If-Match tidak disertakan.",
    429: "Terlalu banyak permintaan; lihat Retry-After.",
}
RINGKAS = {
    "list": "Daftar",
    "retrieve": "Satu catatan",
    "create": "Tambah",
    "riwayat": "Riwayat perubahan, yang terbaru lebih dahulu",
    "bukti": "Bukti dukung: daftar, atau tambah berkas atau tautan",
    "update": "Ubah seluruhnya",
    "partial_update": "Ubah sebagian",
    "destroy": "Hapus",
}
