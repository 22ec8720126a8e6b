"""Real exports: reading CSV and Excel lists of opportunities, and fitting a scenario to them."""

from simlib.data.fitting import Provenance, fit_scenario
from simlib.data.opportunities import Opportunities, read_opportunities
from simlib.data.opportunity_columns import ROLES
from simlib.data.report import Figures, Report

__all__ = ["ROLES", "Figures", "Opportunities", "Provenance", "Report", "fit_scenario", "read_opportunities"]
