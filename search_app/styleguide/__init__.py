"""The page of all components in all states, for who changes the looks; off unless set up."""
