"""Records for the addresses of monev that name one: rapat."""

from collections.abc import Callable
from typing import Any

CONTOH: dict[str, Callable[[], dict[str, Any]]] = {}
