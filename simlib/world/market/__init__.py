"""The fields of a Scenario, by the part of the company they belong to."""
