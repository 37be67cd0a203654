"""How often: requests per minute of a key, or of an address where there is none."""

from typing import Any

from django.conf import settings
from django.core.cache import caches
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from organisasi.models import KunciApi


class LajuApi(SimpleRateThrottle):
    """Counts in the file cache, which all workers of a machine share and which costs no query."""

    cache = caches["laju"]

    def __init__(self) -> None:
        """Leave the rate open: it depends on who asks."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Tell whether the request still fits into its minute."""
        jenis = "kunci" if isinstance(request.auth, KunciApi) else "anonim"
        self.scope, self.rate = jenis, settings.LAJU_API[jenis]
        self.num_requests, self.duration = self.parse_rate(self.rate)
        return super().allow_request(request, view)

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Return whose requests are counted together."""
        siapa = request.auth.pk if isinstance(request.auth, KunciApi) else self.get_ident(request)
        return f"laju:{self.scope}:{siapa}"
