"""Paper: sheets, pages and booklets, as PDF/A."""
