"""Unit 12: receivables and credit."""

NUMBER = 12
PART = "around"
TERMS = (
    "credit_management", "credit_sale", "ledger_receivables", "terms", "credit_limit",
    "overdue", "bad_debt", "write_off", "early_discount", "aging", "aging_report", "dso",
    "cei", "cash_rate", "roll_rate", "allowance", "accrual", "cash_basis", "debtor",
    "collector", "dunning", "promise", "advance_payment", "progress_payment",
    "acceptance_payment", "retention_money", "statement", "dunning_letter", "limitation",
    "acceptance_bill", "cash_commission", "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "bad_debt": ("margin", ("price", "margin", "dso")),
    "dso": ("aging", ("aging", "firm", "price")),
    "call": ("date", ("threat", "date", "wait")),
}
NAMES = {
    "simulator": ("CreditPanel",),
    "desk": ("DebtorDesk",),
    "reader": ("LedgerPanel",),
    "tables": (
        "AgingReport", "CreditBenefits", "DebtorTable", "DiscountCost", "ExtraSales",
        "InvoiceStory",
    ),
}  # fmt: skip
