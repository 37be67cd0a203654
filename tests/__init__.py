"""Tests: one folder per app, plus `arsitektur` (the house keeps its shape) and `peramban` (a real browser)."""
