"""Closed forms: what theory says the company must do when everything else is switched off."""

from simlib.theory.pipeline import forecast, pass_chances, progress, velocity, weighted_pipeline, weighted_sd
from simlib.theory.priority import mm1_priority
from simlib.theory.queues import erlang_a, mg1, mmc, mmc_state_law, mmck
from simlib.theory.receivables import (
    absorbing_chain,
    aging_allowance,
    collection_effectiveness,
    days_sales_outstanding,
    fundamental,
    receivables_steady_state,
    trapped,
)
from simlib.theory.replay import Replay, replay_queue
from simlib.theory.stages import feed_forward_network

__all__ = [
    "Replay",
    "absorbing_chain",
    "aging_allowance",
    "collection_effectiveness",
    "days_sales_outstanding",
    "erlang_a",
    "feed_forward_network",
    "forecast",
    "fundamental",
    "mg1",
    "mm1_priority",
    "mmc",
    "mmc_state_law",
    "mmck",
    "pass_chances",
    "progress",
    "receivables_steady_state",
    "replay_queue",
    "trapped",
    "velocity",
    "weighted_pipeline",
    "weighted_sd",
]
