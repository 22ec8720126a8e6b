"""Real exports: CSV and Excel lists of opportunities, invoices and customers, and scenarios fitted to
them."""

from simlib.data.customers.fit import fit_customers
from simlib.data.customers.read import Customers, read_customers
from simlib.data.customers.report import Churn, CustomerReport, Retention
from simlib.data.fit import Provenance
from simlib.data.invoices.fit import fit_invoices
from simlib.data.invoices.read import Invoices, read_invoices
from simlib.data.invoices.report import InvoiceFigures, InvoiceReport
from simlib.data.opportunities.fit import fit_scenario
from simlib.data.opportunities.read import Opportunities, read_opportunities
from simlib.data.opportunities.report import Figures, Report
from simlib.data.read.headers import roles_of
from simlib.data.read.notes import Asked, Note

__all__ = [
    "Asked",
    "Churn",
    "CustomerReport",
    "Customers",
    "Figures",
    "InvoiceFigures",
    "InvoiceReport",
    "Invoices",
    "Note",
    "Opportunities",
    "Provenance",
    "Report",
    "Retention",
    "fit_customers",
    "fit_invoices",
    "fit_scenario",
    "read_customers",
    "read_invoices",
    "read_opportunities",
    "roles_of",
]
