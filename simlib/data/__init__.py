"""Real exports: CSV and Excel lists of opportunities, invoices and customers, and scenarios fitted to
them."""

from simlib.data.customer_columns import CUSTOMER_ROLES
from simlib.data.customer_fitting import fit_customers
from simlib.data.customer_report import Churn, CustomerReport, Retention
from simlib.data.customers import Customers, read_customers
from simlib.data.fitting import Provenance, fit_scenario
from simlib.data.invoice_columns import INVOICE_ROLES
from simlib.data.invoice_fitting import fit_invoices
from simlib.data.invoice_report import InvoiceFigures, InvoiceReport
from simlib.data.invoices import Invoices, read_invoices
from simlib.data.opportunities import Opportunities, read_opportunities
from simlib.data.opportunity_columns import ROLES
from simlib.data.report import Figures, Report

__all__ = [
    "CUSTOMER_ROLES",
    "INVOICE_ROLES",
    "ROLES",
    "Churn",
    "CustomerReport",
    "Customers",
    "Figures",
    "InvoiceFigures",
    "InvoiceReport",
    "Invoices",
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
]
