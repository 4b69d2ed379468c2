"""The screens of a consolidation: the queue and what looks alike, and the regional needs."""
