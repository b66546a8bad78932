"""What cannot be made anew is kept: backups, and putting them back."""
