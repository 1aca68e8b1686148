"""SHOW: the workbench, served on this machine. One file a page, same name as its template."""

from __future__ import annotations

from detente.web.app import create_app

__all__ = ["create_app"]
