"""Files through the API: in their own form, whatever the caller would accept; a refusal is JSON."""

from drf_spectacular.types import OpenApiTypes
from rest_framework.renderers import JSONRenderer

JENIS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "ics": "text/calendar",
}


class ApaAdanya(JSONRenderer):
    """For files: whatever form is asked for, the file has its own; a refusal is JSON."""

    media_type, format = "*/*", "berkas"


def sebagai_berkas(*bentuk: str) -> dict[tuple[int, str], OpenApiTypes]:
    """Describe an answer that is a file of one of these kinds."""
    return {(200, JENIS[satu]): OpenApiTypes.BINARY for satu in bentuk}
