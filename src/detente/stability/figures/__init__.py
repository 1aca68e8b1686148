"""Figures as SVG text: the option table and the state graph.

svg -> option_table
layout + svg -> state_graph

They read in black and white, carry a title and a description, and follow a page's light or dark colours through CSS
variables (`--detente-ink`, `--detente-paper`, `--detente-faint`, `--detente-mark`, `--detente-dm-1` and so on).
"""

from __future__ import annotations

from detente.stability.figures.option_table import option_table
from detente.stability.figures.state_graph import state_graph

__all__ = ["option_table", "state_graph"]
