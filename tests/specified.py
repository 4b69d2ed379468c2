"""A workspace in which needs are gathered and specified: files of a consolidation and of a specification."""

from pathlib import Path

CONSOLIDATION = "workshops/2024-11-20-konsolidering.toml"
SPECIFICATION = "workshops/2024-12-04-spesifikasjon.toml"
FILES = {
    CONSOLIDATION: """\
format = 1
title = "Konsolidering"
kind = "consolidation"
date = 2024-11-20

[needs.REG-00000A]
text = "Legemiddellisten skal være tilgjengelig der bruker er."
merges = ["HJT-7K3PM2"]
priority = "must"

[needs.REG-00000B]
text = "Løsningen skal virke uten dekning."
merges = ["HJT-8A1CD3"]
kind = "quality"
priority = "should"

[needs.REG-00000C]
text = "Alle kjenner den nye rutinen."
area = "institusjon"

[needs.REG-00000D]
text = "Alle som har gitt legemidler, kan se det."
priority = "must"
area = "hjemmetjeneste"
outcome = "requirement"
reason = "Sagt i alle områder"
decided = 2024-11-20
""",
    SPECIFICATION: """\
format = 1
title = "Kravspesifikasjon"
kind = "specification"
date = 2024-12-04

[numbered]
hjemmetjeneste = 2

[requirements.REG-00000P]
text = "Løsningen skal vise hvem som har gitt hvert legemiddel."
needs = ["REG-00000D"]
chapter = "hjemmetjeneste"
number = "F-HJT-001"
category = "evaluated"

[requirements.REG-00000P.seen]
REG-00000D = "0123456789ab"

[requirements.REG-00000Q]
text = "Kvittering skal kunne angres."
chapter = "hjemmetjeneste"
number = "F-HJT-002"
""",
}


def specify(folder: Path) -> Path:
    """Add the two files to a workspace's folder."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder
