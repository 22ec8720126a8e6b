"""What every unit is built with: pictures, panels, forms, games, tables and the reader of files."""

NAMES = {
    "forms.debrief": ("Debrief",),
    "forms.desk": ("Desk",),
    "forms.guess": ("Guess", "GuessReveal"),
    "forms.exercise": ("Exercise",),
    "forms.hand_in": ("HandIn",),
    "panel.monday": ("MondayPanel",),
    "print_sheet": ("PrintSheet",),
    "race": ("Assumptions", "Race", "Together", "Verdict"),
    "watch.widget": ("Watch",),
}  # fmt: skip
"""The pieces that a notebook may ask for by name, by the module they live in."""
