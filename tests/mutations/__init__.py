"""Whether the tests notice when the product is changed; `make mutations` runs it."""
