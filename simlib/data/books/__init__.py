"""Customer books: who buys how much of what they could."""
