"""Is the right document first? Questions of real people with known answers; `make relevance`."""
