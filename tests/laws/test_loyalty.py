"""Laws: churn and repeat buying among the company's customers where figures are rare or a few decide the
mean."""

import numpy as np
import pytest

from simlib.laws import KINDS, check
from simlib.laws.lifetimes import lifetime_groups, survival_groups
from simlib.laws.lives import Law, buy, gamma_weights, live
from simlib.world import customer_luck

RARE = [
    ("sbg_survival", {"alpha": 3, "beta": 1, "periods": 16}, {}),  # one in 969 stays
    ("sbg_survival", {"alpha": 0.02, "beta": 500, "periods": 6}, {}),  # next to nobody leaves
    (
        "sbg_residual_lifetime",
        {"alpha": 4, "beta": 2, "discount_rate": 0.2},
        {},
    ),  # few see the eighth renewal
    (
        "sbg_residual_lifetime",
        {"alpha": 1.9, "beta": 4, "discount_rate": 0},
        {},
    ),  # one moment and no second
    ("sbg_fit", {"survivors": [100_000, 60_000, 59_000, 58_500]}, {}),
    ("bgnbd", {"r": 4, "alpha": 2, "a": 1.5, "b": 0.7, "times": [1, 6]}, {"p_zero_at": ["0.5", "6"]}),
]


def filled(kind, given, keys):
    """A case whose expected figures are theory's own: what is tested is the simulation."""
    figures = KINDS[kind]("a", **given).theory
    expect = {name: {key: value[float(key)] for key in keys[name]} if name in keys else value
              for name, value in figures.items()}  # fmt: skip
    return {"id": "a", "kind": kind, "given": given, "expect": expect}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "given", "keys"), RARE, ids=lambda x: str(x)[:30])
def test_rare_figures_are_met_with_the_precision_asked_for(kind, given, keys):
    [result] = check([filled(kind, given, keys)], seed=3)
    assert result.passed, result
    assert len(result.figures) >= 3


def test_the_simulation_alone_can_fail(monkeypatch):
    """Customers who leave a tenth less often than they should: theory agrees, the simulator does not."""
    birth = customer_luck.Block.birth

    def loyal(self):
        traits = birth(self)
        return {**traits, "leaving": [0.9 * chance for chance in traits["leaving"]]}

    monkeypatch.setattr(customer_luck.Block, "birth", loyal)
    [result] = check([filled("sbg_survival", {"alpha": 1, "beta": 2, "periods": 3}, {})])
    assert {figure.verdict for figure in result.figures} == {"simulation_off"}


def test_weights_have_mean_one():
    """Importance sampling draws from another law and weighs with the ratio of the densities."""
    law = Law(2.0, 3.0, 2.0, 5.0)
    weights = law.weights(live(law, 20_000, 1, seed=1, replication=0).chance)
    assert weights.mean() == pytest.approx(1, abs=4 * weights.std() / len(weights) ** 0.5)
    rates = buy(2.0, 6.0, 1.0, 1.0, 20_000, 1.0, seed=1, replication=0).rate
    weights = gamma_weights(rates, 2.0, 4.0, 6.0)
    assert weights.mean() == pytest.approx(1, abs=4 * weights.std() / len(weights) ** 0.5)


def test_lives_by_what_the_log_says():
    """Nobody has left before the first renewal; shares of leavers are those of chances as they were drawn."""
    lives = live(Law(1.0, 1.0, 1.0, 1.0), 5_000, 4, seed=2, replication=0)
    assert lives.left_at.min() == 1 and lives.left_at.max() == 5
    assert (lives.stayed == (lives.left_at == 5)).all()
    first = np.array([lives.left_at == 1]).mean()
    assert first == pytest.approx(lives.chance.mean(), abs=0.03)


def test_groups_cover_every_figure_once():
    for groups, wanted in (
        (survival_groups(3.0, 1.0, 60), range(1, 61)),
        (survival_groups(0.7, 1.2, 5, first=3), range(3, 6)),
        (lifetime_groups(0.7, 1.2, 0.1), range(9)),
        (lifetime_groups(6.0, 1.0, 0.0), range(9)),
    ):
        assert [n for group in groups for n in group.entries] == list(wanted)
