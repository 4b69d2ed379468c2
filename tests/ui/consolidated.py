"""A consolidation to try the screens on: one regional need, and what two areas said in other words."""

CONSOLIDATION = "workshops/2024-11-20-konsolidering.toml"
OTHER = "workshops/institusjon/2024-09-20-skien.toml"
REGIONAL = """\
format = 1
title = "Konsolidering"
kind = "consolidation"
date = 2024-11-20
state = "open"

[needs.REG-3F6WZ1]
text = "Løsningen virker uten dekning."
merges = [
    "HJT-8A1CD3",
    "INS-00000D",
]
"""
SAID = """\
format = 1
title = "Behovsverksted institusjon, Skien"
kind = "needs"
area = "institusjon"
date = 2024-09-20
municipalities = [
    "4003",
]

[needs.INS-00000A]
text = "Gjeldende legemiddelliste må vises på rommet hos beboer."
role = "Sykepleier"
priority = "could"
votes = 3

[needs.INS-00000B]
text = "Vi må se den gjeldende legemiddellisten hjemme hos bruker."
priority = "must"
votes = 9

[needs.INS-00000C]
text = "Vaktlisten må kunne endres av avdelingen selv."
effects = [
    "TJ2",
]

[needs.INS-00000D]
text = "Alt må virke uten nett."
priority = "should"

[needs.INS-00000E]
text = "Legemiddellisten må skrives ut på gult papir."
status = "rejected"
"""
