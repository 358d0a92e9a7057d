"""The programme: the seven steps, the eight strategies and the ten-item checklist."""
