"""Closed forms: what theory says the company must do when everything else is switched off."""

from simlib.lab.theory.pipeline import (
    forecast,
    pass_chances,
    progress,
    velocity,
    weighted_pipeline,
    weighted_sd,
)
from simlib.lab.theory.priority import mm1_priority
from simlib.lab.theory.queues import erlang_a, mg1, mmc, mmc_state_law, mmck
from simlib.lab.theory.replay import Replay, replay_queue
from simlib.lab.theory.stages import feed_forward_network

__all__ = [
    "Replay",
    "erlang_a",
    "feed_forward_network",
    "forecast",
    "mg1",
    "mm1_priority",
    "mmc",
    "mmc_state_law",
    "mmck",
    "pass_chances",
    "progress",
    "replay_queue",
    "velocity",
    "weighted_pipeline",
    "weighted_sd",
]
