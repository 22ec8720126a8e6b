"""Real exports: CSV and Excel lists of opportunities, ledgers of invoices, and scenarios fitted to them."""

from simlib.data.fitting import Provenance, fit_scenario
from simlib.data.invoice_columns import INVOICE_ROLES
from simlib.data.invoice_fitting import fit_invoices
from simlib.data.invoice_report import InvoiceFigures, InvoiceReport
from simlib.data.invoices import Invoices, read_invoices
from simlib.data.opportunities import Opportunities, read_opportunities
from simlib.data.opportunity_columns import ROLES
from simlib.data.report import Figures, Report

__all__ = [
    "INVOICE_ROLES",
    "ROLES",
    "Figures",
    "InvoiceFigures",
    "InvoiceReport",
    "Invoices",
    "Opportunities",
    "Provenance",
    "Report",
    "fit_invoices",
    "fit_scenario",
    "read_invoices",
    "read_opportunities",
]
