"""The company with its effects as a SimPy textbook would write it, told anew beside simlib.world and sharing no engine with it."""
