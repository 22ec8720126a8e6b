"""The company with its effects as a SimPy textbook would write it; it shares no engine with simlib.world."""
