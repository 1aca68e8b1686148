"""Figures as SVG, drawn here once for the brief and the workbench; colour is never the only mark."""
