"""A column kept as runs reads and changes like the list of the same values."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from etl.runs import Runs

values = st.lists(st.sampled_from(["", "start", "mid"]), max_size=12)


@given(values, values, st.integers(0, 9))
def test_runs_read_like_the_list_of_the_same_values(first: list[str], second: list[str], count: int) -> None:
    runs, plain = Runs(first), [*first, *["end"] * count, *second]
    runs.add("end", count)
    runs.extend(second)
    assert list(runs) == plain
    assert (len(runs), runs[1:3], "end" in runs) == (len(plain), plain[1:3], "end" in plain)
    assert pickle.loads(pickle.dumps(runs)) == plain
    assert all(one != other for one, other in zip(runs.values, runs.values[1:], strict=False))


@given(values, values.filter(bool), st.integers(0, 3))
def test_runs_repeated_read_like_each_value_repeated(first: list[str], second: list[str], times: int) -> None:
    runs, added = Runs(first), Runs(second)
    runs.repeat(added.values, added.counts, times)
    assert list(runs) == [*first, *(value for value in second for _ in range(times))]
    assert all(one != other for one, other in zip(runs.values, runs.values[1:], strict=False))


@given(values.filter(bool), st.data())
def test_runs_change_like_a_list(items: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(items) - 1))
    runs, plain = Runs(items), list(items)
    for column in (runs, plain):
        column[place] = "end"
        column.insert(place, "mid")
        del column[0]
    assert runs == plain
    runs.clear()
    assert list(runs) == []
