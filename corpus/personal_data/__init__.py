"""Personal data in a text: found by form and context, and masked before it is shown."""
