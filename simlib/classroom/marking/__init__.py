"""What an instructor does with a folder of hand-ins: read, mark, tell copies, see what was hard."""
