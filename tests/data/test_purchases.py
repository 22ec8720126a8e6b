"""Logs of purchases: histories by hand, BG/NBD found again, its likelihood as published, the scenario."""

import json

import numpy as np
import pytest
from scipy.special import gammaln

from simlib.cli import main
from simlib.course.repeat_fit import fit, log_likelihood
from simlib.data.purchases.fit import fit_purchases
from simlib.data.purchases.read import read_purchases
from simlib.data.purchases.report import report_on
from simlib.text import BadInput, speaking
from simlib.world import Scenario, load

LOG = """order,customer,order date,total
1,A,2024-01-01,10
2,A,2024-01-01,5
3,B,2024-01-11,20
4,A,2024-03-01,7
5,B,2024-02-10,-20
6,,2024-02-10,1
7,C,soon,1
8,C,2024-03-31,9.50
"""


def written(tmp_path, text=LOG):
    path = tmp_path / "log.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_histories_by_hand(tmp_path):
    log = read_purchases(written(tmp_path))
    assert log.names == ("A", "B", "C") and str(log.until) == "2024-03-31"
    assert [part.tolist() for part in log.history] == [[1, 0, 0], [60.0, 0.0, 0.0], [90.0, 80.0, 0.0]]
    assert log.amount.tolist() == [15.0, 7.0, 20.0, 9.5]
    assert [(r.row, r.reason) for r in log.left_out] == [
        (6, "no_purchase"),
        (7, "no_customer"),
        (8, "date_unreadable"),
    ]
    report = report_on(log)
    assert (report.total.customers, report.total.purchases, report.total.repeat_rate) == (3, 4, 1 / 3)
    assert report.fit is None and report.total.median_days_between == 60
    assert {"purchases.say.same_day", "purchases.say.until_latest"} <= {note.key for note in log.said}
    earlier = read_purchases(written(tmp_path), until="2024-02-29")
    assert earlier.names == ("A", "B") and "bought_later" in [r.reason for r in earlier.left_out]


def textbook(r, alpha, a, b, x, tx, age):
    """Fader, Hardie & Lee 2005, equation 6, term by term."""
    first = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    second = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    third = -(r + x) * np.log(alpha + age)
    fourth = np.log(a) - np.log(b + x - 1) - (r + x) * np.log(alpha + tx) if x else -np.inf
    return first + second + np.logaddexp(third, fourth)


@pytest.mark.parametrize("seen", [(0, 0.0, 38.9), (1, 4.0, 20.0), (2, 30.43, 38.86), (25, 37.0, 38.0)])
def test_the_likelihood_is_the_published_one(seen):
    for parameters in ((0.243, 4.414, 0.793, 2.426), (2.0, 0.5, 3.0, 0.7)):
        ours = log_likelihood(np.array(parameters), *(np.array([value], dtype=float) for value in seen))
        assert ours[0] == pytest.approx(textbook(*parameters, *seen), rel=1e-12)


def buyers(n=3000, r=0.8, alpha=70.0, a=0.8, b=2.5, seed=3):
    luck = np.random.default_rng(seed)
    seen = []
    for _ in range(n):
        rate, leaves, age, now, x, last = (
            luck.gamma(r) / alpha,
            luck.beta(a, b),
            luck.uniform(100, 365),
            0.0,
            0,
            0.0,
        )
        while (now := now + luck.exponential(1 / rate)) <= age:
            x, last = x + 1, now
            if luck.random() < leaves:
                break
        seen.append((x, last, age))
    return (np.array(column) for column in zip(*seen, strict=True))


def test_what_the_purchases_were_made_with_is_found_within_its_errors():
    found = fit(*buyers())
    truth = {"r": 0.8, "alpha": 70.0, "a": 0.8, "b": 2.5}
    for name, value in truth.items():
        assert abs(getattr(found, name) - value) < 3.5 * found.errors[name], name
    assert found.found and 0 < found.errors["r"] < 0.2
    mean, error = found.expected(364)
    assert 0 < error < 0.1 * mean


def test_the_command_reports_foretells_and_writes_a_scenario(tmp_path, capsys):
    x, last, age = buyers(800)
    begun = np.datetime64("2024-12-30") - age.astype(int)
    luck = np.random.default_rng(1)
    rows = ["客户,购买日期,金额"]
    for i, (n, end, day) in enumerate(zip(x, last, begun, strict=True)):
        days = sorted(
            {0, *([int(end)] if n else []), *luck.uniform(0, end, max(int(n) - 1, 0)).astype(int).tolist()}
        )
        rows += [f"K{i},{day + d},{luck.lognormal(5, 0.5):.2f}" for d in days]
    path, out = written(tmp_path, "\n".join(rows)), tmp_path / "mine.toml"
    assert main(["fit", "purchases", str(path), "--json", "--until", "2024-12-30", "-o", str(out)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["customers"] == 800 and found["bg_nbd"]["found"] and 0 < found["expected_still_there"] < 800
    assert found["expected_purchases"]["91"] < found["expected_purchases"]["364"]
    market = load(Scenario, out)
    assert (market.leaving_at, market.opening_customers, market.order_shape) == (
        "order",
        800,
        found["bg_nbd"]["r"],
    )
    assert "order_shape" not in found["not_in_data"]
    for lang in ("zh", "en"):
        with speaking(lang):
            assert main(["fit", "purchases", str(path)]) == 0
    assert "BG/NBD" in capsys.readouterr().out


def test_a_log_given_as_customers_is_told_so_and_nothing_usable_is_one_sentence(tmp_path, capsys):
    log = written(tmp_path, "cust,date\n1,2006-01-01\n2,2006-01-01\n2,2006-12-19\n")
    with speaking("en"):
        assert main(["fit", "customers", str(log)]) == 2
        assert "simlib fit purchases" in capsys.readouterr().err
    with pytest.raises(BadInput):
        report_on(read_purchases(written(tmp_path, "customer,date\n,2024-01-01\nA,soon\n")))


def test_without_a_fit_the_market_stays(tmp_path):
    market, origin = fit_purchases(report_on(read_purchases(written(tmp_path))))
    assert market.leaving_at == Scenario().leaving_at and "order_median" in origin.fitted
