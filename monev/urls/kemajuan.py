"""Addresses of monev: kemajuan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
