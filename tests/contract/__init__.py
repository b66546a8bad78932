"""What every engine has to do; the truth is a literal search over plain documents."""
