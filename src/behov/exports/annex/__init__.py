"""Annex 1 to the agreement, the customer's requirements specification, as a Word document that suppliers answer in."""
