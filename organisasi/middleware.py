"""Signing in comes first: every page asks for it that does not say `login_not_required`."""

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

AMAN = frozenset({"GET", "HEAD", "OPTIONS"})


class MasukDahulu(LoginRequiredMiddleware):
    """Sends whoever is not signed in to the sign-in page, and from there back to the page where they were."""

    def process_view(self, request: HttpRequest, view_func: Any, *isi: Any) -> HttpResponseBase | None:
        """Let public pages through without asking who reads them: they stay the same for all, and cacheable."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, *isi)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Send to sign in; a part of a page sends the whole page there."""
        jawaban = redirect_to_login(_halaman(request))
        return HttpResponseClientRedirect(jawaban.url) if request.htmx else jawaban  # type: ignore[attr-defined]


def _halaman(request: HttpRequest) -> str:
    """Return the page to come back to: what was sent cannot be sent again, so a form's page stands for its POST."""
    if request.htmx:  # type: ignore[attr-defined]
        return request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
    if request.method in AMAN:
        return request.get_full_path()
    asal = request.headers.get("referer", "")
    aman = url_has_allowed_host_and_scheme(
        asal, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asal if aman else "/"
