from behov.diagrams.chart import Way
from behov.diagrams.placing.order import Order, order
from behov.diagrams.views.nodes import distinct
from behov.domain.process import Step
from tests.diagrams.made import situation_of, step


def order_of(*steps: Step) -> Order:
    shown = situation_of(*steps)
    return order(shown.nodes, shown.ways)


def test_a_way_back_to_a_step_on_the_road_is_backward() -> None:
    reading = order_of(step("a"), step("b", next=["a"]))
    assert reading.forward == (Way("a", "b"),)
    assert reading.backward == (Way("b", "a"),)


def test_the_order_is_the_files_as_far_as_the_ways_allow() -> None:
    steps = (step("a", next=["c"]), step("b", next=[]), step("c", next=["b"]), step("d", next=[]))
    assert order_of(*steps).sequence == ("a", "c", "b", "d")


def test_answers_to_the_same_step_share_a_line() -> None:
    steps = (step("a", kind="decision", branches={"ja": "b", "delvis": "b"}), step("b"))
    assert order_of(*steps).forward == (Way("a", "b", "ja / delvis"),)


def test_a_thousand_steps_do_not_hit_the_limit_of_recursion() -> None:
    steps = tuple(step(f"s{number}") for number in range(5000))
    assert len(order_of(*steps).sequence) == 5000


def test_steps_with_one_id_are_both_there() -> None:
    twins = distinct((step("a", "Ringer"), step("a", "Skriver")))
    assert [each.text for each in twins] == ["Ringer", "Skriver"]
    assert twins[0].id != twins[1].id
