"""What operators put right: the lines of their file, and those to be looked at again."""
