"""One workshop day in a real terminal, from an empty folder to the summary at the door, with a crash in the middle.

What is typed is fixed, so that the day can be looked at afterwards, and compared from one version to the next.
"""

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.desk import Desk, state

TITLE = "Behovsverksted hjemmetjenesten"
STEPS = (
    "Saksbehandler: Sender melding om ny bruker >Vedtak",
    "Hjemmesykepleier: Leser vedtaket <Vedtak",
    "Lager arbeidsliste",
    "Kjører hjem til bruker",
    "Henter legemiddelliste %pll *Listen er ofte utdatert",
    "Stemmer listen?",
    "Gir legemidlene",
    "Fastlege: Retter listen %pll",
    "Hjemmesykepleier: Måler blodtrykk",
    "Skriver notat",
    "Varsler avvik",
    "Fagleder: Leser avvikene",
)
DECISION, YES, NO = 6, 7, 8  # the numbers of the steps of the branch
NEEDS = (
    "Hjemmesykepleier: Se gjeldende legemiddelliste hjemme hos bruker #henter &porsgrunn",
    "Slippe å skrive målinger to ganger #skriver",
    "Få varsel når listen er endret !må",
    "Se hvem som var der sist &skien",
    "Fagleder: Få oversikt over avvik #leser-avvikene &skien",
    "Pårørende: Se når besøket er =TJ3 &porsgrunn",
    "Fastlege: Se målingene uten å ringe %pll",
    "Hjemmesykepleier: Dokumentere uten dekning",
    "Snakke inn notatet",
    "Finne nøkkelen til døren",
    "Saksbehandler: Se ledig kapasitet",
    "Sende vedtaket digitalt",
)
HALF = "Kunne bruke kamera til sår"
AROUND, THOUGHT = ("Se bilder av", " såret over tid"), "Hvem eier bildene? &skien"
VOTES = (7, 3, 5, 0, 4, 2, 1, 6, 0, 2, 1, 3, 1, 1)  # of 12 people with 3 dots each: all 36
PRIORITIES = (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4)  # in the order of the votes
OTHER = "Vi trenger felles maler"


@dataclass(frozen=True)
class Day:
    """What came of the day: the workspace, how many keys each kind of item took beside its words, and the waiting."""

    root: Path
    keys: Mapping[str, float]  # for one need, step, vote, priority
    longest_wait: tuple[float, str]  # seconds from a key to the first thing painted, and which key
    longest_save: float  # seconds from Enter to the line in the list, saved
    summary: float  # seconds from closing the workshop to its summary


def live(top: Path) -> Day:
    """Live the day in a folder. Raises AssertionError, with the screen, where something does not come."""
    top.mkdir(parents=True, exist_ok=True)
    root, clock = top / "region", top / "clock"
    _behov("init", str(root), "--municipality", "Porsgrunn", "--municipality", "Skien", "--name", "Grenland")
    _set(clock, "09:00")
    saves: list[float] = []
    command = [sys.executable, "-m", "behov", str(root)]
    environment = {**state(top), "BEHOV_CLOCK": str(clock), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with Desk(command, environment) as desk:
        _set_up(desk)
        _begin(desk, "Velkommen")
        _tell(desk, saves)
        _set(clock, "09:20")
        _go_to(desk, TITLE)
        _begin(desk, "Nåsituasjon")
        _record(desk, NEEDS, saves)
        desk.doing("crash")
        desk.write(HALF)
        desk.sees(HALF)
        time.sleep(1)  # longer than what is typed may be behind on the disk
        desk.kill()
        waits, keys = desk.waits, desk.keys
    with Desk(command, environment) as desk:
        desk.waits, desk.keys = waits, keys
        desk.sees(HALF, "ikke lagret")
        desk.press("enter")
        desk.sees("Skriv et behov")
        _park(desk)
        _vote(desk)
        _take_over(desk, _other_laptop(top))
        _set(clock, "14:00")
        summary = _close(desk, root)
    return Day(
        root,
        {
            "need": keys["need"] / len(NEEDS),
            "step": keys["step"] / len(STEPS),
            "vote": keys["vote"] / len(VOTES),
            "priority": keys["priority"] / len(PRIORITIES),
        },
        max(desk.waits),
        max(saves),
        summary,
    )


def _set_up(desk: Desk) -> None:
    desk.sees("Områder", "p alt")
    desk.doing("set up")
    desk.press("n")
    desk.sees("Tittel")
    desk.write(TITLE)
    desk.press(*["tab"] * 9)
    desk.write("6 Hjemmesykepleier Porsgrunn")
    desk.press("enter")
    desk.write("6 Fagleder Skien")
    desk.press("ctrl+s")
    desk.sees("Skriv et behov", "Ingen behov")


def _begin(desk: Desk, block: str) -> None:
    desk.doing("begin a block")
    desk.press("ctrl+n")
    desk.sees(f"{block} ", "igjen")


def _tell(desk: Desk, saves: list[float]) -> None:
    desk.doing("set up")
    desk.press("f2")
    desk.sees("Områder")
    desk.press("N")
    desk.sees("Starter med")
    desk.write("Legemidler hjemme")
    desk.press("enter")
    desk.sees("Skriv et steg")
    desk.doing("step")
    saves += [desk.seconds_to_record(step) for step in STEPS]
    desk.doing("branch")
    desk.press("escape")
    for answer, target in (("Ja", YES), ("Nei", NO)):
        desk.press(str(DECISION), "b")
        desk.sees("Hvis svaret er", answer)
        desk.press("enter")
        desk.sees("hvor går det videre")
        desk.press(*str(target), "enter")
        desk.sees("Veien er tegnet")


def _record(desk: Desk, needs: tuple[str, ...], saves: list[float]) -> None:
    desk.doing("need")
    saves += [desk.seconds_to_record(need) for need in needs]


def _park(desk: Desk) -> None:
    desk.doing("park")
    desk.write(AROUND[0])
    desk.press("f7")
    desk.sees("parkeres", AROUND[0])
    desk.write(THOUGHT)
    desk.press("enter")
    desk.sees(AROUND[0])
    desk.write(AROUND[1])
    desk.press("enter")
    desk.sees("Skriv et behov")
    desk.press("escape")


def _vote(desk: Desk) -> None:
    desk.doing("set up")
    desk.press("home", "v")
    desk.sees("Stemmer", "skjult for rommet")
    desk.press("home", "v")
    desk.sees("Prikker til hver")
    desk.press("ctrl+s")
    desk.sees("av 36")
    desk.press("up", *["pageup"] * 3)
    desk.doing("vote")
    for votes in VOTES:
        desk.press(str(votes), "enter")
    desk.sees("36 av 36")
    desk.doing("set up")
    desk.press("r")
    desk.sees("vist for rommet")
    desk.press("s", *["pageup"] * 3)
    desk.doing("priority")
    for priority in PRIORITIES:
        desk.press(str(priority))
    desk.sees("må 3")
    desk.doing("set up")
    desk.press("escape")


def _take_over(desk: Desk, other: Path) -> None:
    desk.doing("import")
    desk.press("f2")
    desk.sees("Områder")
    desk.press("I")
    desk.sees("Mappe eller fil")
    desk.write(str(other))
    desk.press("enter")
    desk.sees("Enter importerer")
    desk.press("enter")
    desk.sees("Importert")


def _close(desk: Desk, root: Path) -> float:
    _go_to(desk, TITLE)
    desk.doing("close")
    desk.press("escape", "c")
    desk.sees("Parkeringsplass", "1 tanke")
    desk.press("e")
    desk.sees("Hvem følger det opp?")
    desk.write("IKT-rådgiver")
    desk.press("tab")
    desk.write("1.10.2024")
    desk.press("enter")
    desk.sees("Ingenting er glemt")
    start = time.perf_counter()
    desk.press("c")
    desk.sees("Oppsummeringen ligger i")
    took = time.perf_counter() - start
    assert list((root / "exports/oppsummering").glob("*.html"))
    return took


def _go_to(desk: Desk, title: str) -> None:
    desk.doing("set up")
    desk.press("ctrl+p")
    desk.sees("Hva vil du gjøre")
    desk.write(title)
    desk.sees("verksted")
    desk.press("enter")
    desk.sees(f"› {title}", "Rolle:")


def _other_laptop(top: Path) -> Path:
    """Return the workspace of a second group, which has heard one need."""
    other = top / "gruppe-2"
    _behov("init", str(other), "--municipality", "Skien")
    (other / "workshops/2024-09-12-gruppe-2.toml").write_text(
        'format = 1\ntitle = "Gruppe 2"\nkind = "needs"\ndate = 2024-09-12\nmunicipalities = ["4003"]\n', "utf-8"
    )
    _behov("add", "2024-09-12-gruppe-2", OTHER, "--workspace", str(other))
    return other


def _behov(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "behov", *arguments], check=True, capture_output=True)


def _set(clock: Path, time_of_day: str) -> None:
    clock.write_text(f"2024-09-12T{time_of_day}:00+02:00", "utf-8")
