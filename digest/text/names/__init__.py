"""People, places and organisations: what a text calls by name, told by capitals and what stands around."""

from __future__ import annotations

from digest.text.names.finding import Name, find_names
from digest.text.names.kinds import Kind
from digest.text.names.uniting import United, unite_names

__all__ = ["Kind", "Name", "United", "find_names", "unite_names"]
