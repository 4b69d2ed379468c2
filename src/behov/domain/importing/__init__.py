"""What comes from elsewhere: another group's workspace, a list, or a sheet that comes back."""
