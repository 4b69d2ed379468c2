"""What lasts longer than an edit: the workspace being worked on."""
