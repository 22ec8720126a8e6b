"""The animated company: a film of one world, or of two side by side, in a notebook and as a page of its own."""
