"""A gateway waits for all only where all are sure to come."""

from behov.diagrams.bpmn.joins import Join, joins
from behov.diagrams.chart import Way


def ways(*pairs: str) -> list[Way]:
    return [Way(source, target) for source, target in (pair.split(">") for pair in pairs)]


def joined(parallel: str, *pairs: str) -> dict[str, Join]:
    nodes = dict.fromkeys(name for pair in pairs for name in pair.split(">"))
    return joins(nodes, ways(*pairs), set(parallel.split()))


def test_a_gateway_that_closes_a_parallel_split_waits() -> None:
    assert joined("P", "s>P", "P>a", "P>b", "a>v", "b>v")["v"].parallel


def test_a_gateway_that_closes_a_question_does_not_wait() -> None:
    assert not joined("", "s>Q", "Q>a", "Q>b", "a>v", "b>v")["v"].parallel


def test_a_way_straight_from_the_split_is_waited_for_too() -> None:
    found = joined("P", "s>P", "P>a", "a>b", "b>v", "P>v")
    assert found["v"] == Join(True, (Way("P", "v"), Way("b", "v"))) or found["v"] == Join(
        True, (Way("b", "v"), Way("P", "v"))
    )


def test_a_way_that_may_never_come_is_not_waited_for() -> None:
    """In one branch of the split a question leads to another end."""
    found = joined("P", "s>P", "P>a", "P>Q", "Q>v", "Q>end", "a>v")
    assert not found["v"].parallel


def test_a_loop_back_into_a_branch_is_not_waited_for() -> None:
    found = joined("P", "s>P", "P>a", "P>b", "a>v", "b>v", "v>Q", "Q>a", "Q>end")
    assert not found["v"].parallel
    assert not found["a"].parallel


def test_questions_within_a_branch_are_gathered_before_all_are_waited_for() -> None:
    found = joined("P", "s>P", "P>a", "P>Q", "Q>b", "Q>c", "a>v", "b>v", "c>v")
    outer = found["v"]
    inner = [each for each in outer.gathers if isinstance(each, Join)]
    assert outer.parallel
    assert [each.parallel for each in inner] == [False]
    assert {way.source for way in inner[0].gathers if isinstance(way, Way)} == {"b", "c"}


def test_splits_within_splits_are_gathered_by_one_gateway() -> None:
    found = joined("P R", "s>P", "P>a", "P>R", "R>b", "R>c", "a>v", "b>v", "c>v")
    assert found["v"].parallel
    assert {way.source for way in found["v"].gathers if isinstance(way, Way)} == {"a", "b", "c"}


def test_where_one_way_leads_there_is_no_gateway() -> None:
    assert joined("P", "s>P", "P>a", "P>b") == {}


def test_a_step_that_leads_to_itself_is_gathered_before_itself() -> None:
    assert not joined("", "s>a", "a>Q", "Q>a", "Q>end")["a"].parallel
