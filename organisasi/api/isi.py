"""What comes in: JSON of a size that memory bears."""

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from organisasi.api.masalah import Masalah, isi_paling_besar


class IsiTerlaluBesar(Masalah):
    """The body is larger than any record."""

    status, judul = 413, "Isi terlalu besar"


class IsiJson(JSONParser):
    """Reads JSON as the framework does, up to the size that pages may send too."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the values; raises ParseError, and IsiTerlaluBesar by what the head says of the length."""
        maks = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        panjang = (parser_context or {})["request"].META.get("CONTENT_LENGTH") or "0"
        if not panjang.isdecimal() or int(panjang) > maks:
            raise IsiTerlaluBesar(isi_paling_besar())
        try:
            return super().parse(stream, media_type, parser_context)
        except (
            RecursionError,
            LookupError,
            TypeError,
        ) as galat:  # nested too deep; a charset that is none of text
            raise ParseError from galat
