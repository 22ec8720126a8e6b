"""What is read from a log: KPIs of the company, by the week and as a table."""
