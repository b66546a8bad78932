"""How much answering one question may cost."""
