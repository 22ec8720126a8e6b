"""Panels: levers at the left, a picture and a verdict at the right."""
