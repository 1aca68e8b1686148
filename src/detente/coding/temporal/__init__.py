"""Rules of time expressions: how they are written, and which days they name."""
