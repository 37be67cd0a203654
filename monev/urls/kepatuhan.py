"""Addresses of monev: kepatuhan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
