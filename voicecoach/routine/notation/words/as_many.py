"""As many reps, or as long, as one can: `as many as you can`, `bis zur Ermüdung`, `max hold`."""

from __future__ import annotations

import re

_MOST = re.compile(
    r"as many (?:reps |repetitions |times )?as (?:(?:you|i|he|she) can(?: (?:do|manage))?|possible|you like|able)"
    r"|so (?:viele|oft) (?:es geht|du kannst|sie können|möglich)"
    r"|so (?:viele|oft)(?: wdh\.?| wiederholungen)? (?:wie|als) (?:möglich|du kannst|sie können|es geht)"
    r"|(?:autant (?:de fois )?|le plus (?:de (?:fois|répétitions) )?)(?:que )?(?:possible|vous pouvez|tu peux)"
    r"|(?:tant[ao]s(?: veces| repeticiones)? como|(?:todas )?las que) (?:puedas?|sea posible|sean posibles)"
    r"|(?:un)?(?:til|to|till) (?:(?:the )?point of )?"
    r"(?:(?:muscle |muscular )?fatigued?|failure|exhaustion|exhausted|(?:you are |you're )?tired)"
    r"|until (?:you(?:['’]re| are)|(?:you|they|it|(?:your|the) [^\W\d]+) (?:get|gets|feel|feels|are|is|become|becomes))"
    r" (?:too |really |properly )?(?:tired|fatigued|exhausted|shaky|worn out)"
    r"|until (?:you|it|(?:your |the )?(?:form|technique|strength|legs?|arms?|thighs?|muscles?|shoulders?|calf|calves))"
    r" (?:fails?|goes|go|gives? (?:out|way|up)|breaks?(?: down)?|tires?|burns?|shakes?|starts? to \w+)"
    r"|until you (?:can['’]?t|cannot|can no longer) (?:go|do|manage)(?: (?:it|on|any))*(?: (?:more|longer))?"
    r"|bis (?:sie|du|ihr|(?:der|die|das|ihre?|deine?) [^\W\d]+) (?:zu )?(?:müde|erschöpft|ermüdet)"
    r" (?:sind|bist|ist|seid|werden|wirst|wird)"
    r"|bis (?:(?:sie|du|es|ihr) )?nicht(?:s)? mehr (?:können|kannst|geht|könnt)"
    r"|bis (?:sie|du|es|ihr) nicht mehr (?:können|kannst|geht|könnt)"
    r"|bis (?:der|die|das|ihre?|deine?) (?!griff)[^\W\d]+"
    r" (?:nachgibt|nachlässt|nachlassen|nachgeben|versagt|versagen|brennt|brennen|ermüdet|ermüden)"
    r"|bis zu[rm] (?:völligen )?(?:(?:muskel)?ermüdung|erschöpfung|muskelversagen|versagen)"
    r"|jusqu['’](?:à (?:la )?fatigue|à l['’](?:échec|épuisement)|à épuisement"
    r"|à (?:être fatiguée?|n['’]en plus pouvoir|ne plus (?:en )?pouvoir)"
    r"|à ce que (?:vous soyez|tu sois|(?:vos|tes|les) [^\W\d]+ soient) (?:fatigué|épuisé)e?s?"
    r"|à ce que (?:vous n['’]en pouviez|tu n['’]en puisses) plus|à ce que ça brûle)"
    r"|hasta (?:la fatiga|el (?:fallo|agotamiento)|cansar(?:te|se|me)|no poder más|(?:estar|quedar(?:te"
    r"|se)) cansad[oa]s?)"
    r"|hasta que (?:(?:se|te|os) cans\w+|(?:esté|estés|estén) cansad[oa]s?|no pued[ae]n?s? más)"
    r"|max(?:imum|imal[e]?)? (?:reps?|repetitions|wdh|wiederholungen|répétitions)",
    re.IGNORECASE,
)
_LONGEST = re.compile(
    r"(?:for )?as long as (?:(?:you|i|he|she) can(?: hold)?|possible|able)|(?:for )?(?:a )?max(?:imum)? (?:hold|time)"
    r"|until (?:your |the )?(?:grip|hands?|fingers|hold) (?:fails?|goes|go|gives? (?:out|way|up)|slips?)"
    r"|until you (?:can['’]?t|cannot|can no longer) hold(?: (?:it|on|any))*(?: (?:more|longer))?"
    r"|until you have to let go"
    r"|bis (?:der|ihr|dein) griff (?:nachgibt|nachlässt|versagt|aufgeht)|bis sie nicht mehr halten können"
    r"|bis du nicht mehr halten kannst"
    r"|jusqu['’]à (?:lâcher(?: prise)?|ce que (?:la|votre|ta) (?:prise|main) (?:lâche|cède))"
    r"|hasta que (?:falle|ceda|se (?:abra|suelte)) (?:el|tu|su) agarre|hasta que el agarre (?:falle|ceda)"
    r"|hasta soltarse"
    r"|so lange? (?:wie|als) (?:möglich|du kannst|sie können|es geht)|maximal (?:lange?|halten)"
    r"|(?:tenir )?(?:aussi longtemps|le plus longtemps) (?:que )?(?:possible|vous pouvez|tu peux)"
    r"|(?:aguantar )?(?:el )?(?:máximo tiempo|mayor tiempo)(?: posible)?"
    r"|(?:todo el|tanto) tiempo (?:que|como) puedas?",
    re.IGNORECASE,
)


def as_many_at(text: str, at: int) -> tuple[str, int]:
    """Return whether words from a place of a text on are as many reps (`most`) or as long as one can, and their end."""
    for role, words in (("most", _MOST), ("longest", _LONGEST)):
        found = words.match(text, at)
        if found and not text[found.end() : found.end() + 1].isalpha():
            return role, found.end()
    return "", at


_SETS = re.compile(r"\d+\s?[x×]\s?(?=amrap)", re.IGNORECASE)
"""What is told as sets, beside a word that is none in English."""


def told_as_many(words: str) -> str:
    """Return words for as many as one can, with what they mean where they are no such words in English."""
    bare = _SETS.sub("", words)
    return bare if bare.casefold().startswith("as many") else f"{bare}: as many as you can"
