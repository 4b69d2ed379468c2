"""Processes of any size, the same every time: with hand-overs, choices, parallel work and loops, as they are told."""

import random
from typing import Any

from behov.domain.process import Process, Step

_TEXTS = (
    "Ringer legevakten",
    "Registrerer søknaden, oppretter sak og kontrollerer persondata",
    "Samstemmer legemidler mot epikrise, kjernejournal og medbrakt liste",
    "Vurderer om saken haster",
    "Skriver vedtak med begrunnelse og klageadgang",
    "Dokumenterer i journalen",
    "Varsler pårørende og fastlege",
)
_ANSWERS = (("Ja", "Nei"), ("Innvilget", "Delvis innvilget", "Avslag"), ("Nei, forverret", "Uendret"))
_SYSTEMS = ("EPJ", "Sak/arkiv", "Telefon", "Kjernejournal", "Velferdsteknologisk responssenterløsning")


def made_process(number: int, steps: int = 0) -> Process:
    """Return a process of this many steps, or of four to forty: the same for the same number."""
    chance = random.Random(number)
    return Process(
        path=f"processes/laget-{number}.toml",
        title=f"Laget prosess {number}",
        as_is=made_steps(chance, steps or chance.randint(4, 40)),
    )


def made_steps(chance: random.Random, count: int) -> tuple[Step, ...]:
    """Return steps of a few roles: most lead to the next one, choices come together again, and some lead back."""
    roles = [f"Rolle {number}" for number in range(1, chance.randint(1, 7) + 1)]
    role = roles[0]
    ids = [f"s{number}" for number in range(count)]
    steps = []
    for number, step_id in enumerate(ids):
        if chance.random() < 0.45:
            role = chance.choice(roles)
        steps.append(
            Step.model_validate(
                {
                    "id": step_id,
                    "role": role,
                    "text": chance.choice(_TEXTS),
                    "kind": "start" if not number else "end" if number == count - 1 else "task",
                    "systems": chance.sample(_SYSTEMS, chance.randint(0, 3)),
                    **_onward(chance, number, ids),
                }
            )
        )
    return tuple(steps)


def _onward(chance: random.Random, number: int, ids: list[str]) -> dict[str, Any]:
    """Return what follows a step: a choice, two things at once, a way back, the end, or what stands below."""
    ahead = ids[number + 1 : number + 5]
    kind = chance.random() if 0 < number < len(ids) - 2 else 1.0
    if kind < 0.2:
        answers = chance.choice(_ANSWERS)
        targets = [ahead[0], *(chance.choice(ahead) for _ in answers[1:])]
        if chance.random() < 0.3:
            targets[-1] = ids[chance.randint(max(0, number - 6), number)]
        return {"kind": "decision", "branches": dict(zip(answers, targets, strict=True))}
    if kind < 0.27:
        return {"next": sorted({ahead[0], chance.choice(ahead)})}
    if kind < 0.3:
        return {"kind": "wait"}
    if kind < 0.33:
        return {"kind": "end"}
    return {}


def with_one_more(process: Process, number: int) -> Process:
    """Return a process with a step more of one of its roles, somewhere between two that follow each other."""
    chance = random.Random(number)
    steps = process.as_is
    place = chance.randrange(1, len(steps))
    new = Step(id="ny", role=chance.choice(steps).role, text=chance.choice(_TEXTS))
    return process.replace(as_is=(*steps[:place], new, *steps[place:]))
