"""What happens when something breaks: killed writers, damaged files, changes while serving."""
