"""The projector: what the room sees, in a second terminal or on a page of the browser."""
