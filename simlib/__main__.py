"""`python -m simlib`: the command line."""

from simlib.cli import main

raise SystemExit(main())
