"""What the words of a dose are about, in English, German, French and Spanish, each sense by one letter.

A rule of the grammar is a pattern over these letters, so that it holds in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from voicecoach.routine.notation.words.abbreviations import ABBREVIATIONS
from voicecoach.routine.notation.words.am_and_pm import with_am_and_pm
from voicecoach.routine.notation.words.quantities import NUMBER_WORDS
from voicecoach.routine.notation.words.short_sides import with_short_sides
from voicecoach.routine.notation.words.token import Token, TokenKind
from voicecoach.routine.notation.words.weekdays import with_weekdays

_SIGNS: Mapping[TokenKind, str] = {
    TokenKind.NUMBER: "n", TokenKind.SERIES: "Q", TokenKind.TIME: "t", TokenKind.LOAD: "l",
    TokenKind.LENGTH: "m", TokenKind.ANGLE: "o", TokenKind.DATE: "k", TokenKind.CLOCK: "c", TokenKind.PAIR: ";",
    TokenKind.PHONE: "u", TokenKind.LINK: "u", TokenKind.BY: "x", TokenKind.DASH: "-",
    TokenKind.SLASH: "/", TokenKind.PLUS: "+", TokenKind.COMMA: ",", TokenKind.STOP: ".",
    TokenKind.COLON: ":", TokenKind.OPEN: "(", TokenKind.CLOSE: ")", TokenKind.AT: "@",
    TokenKind.DOTS: "_", TokenKind.SIGN: "!",
}  # fmt: skip
_WORDS: Mapping[str, str] = {
    # sets, rounds, reps, times
    "S": "lots essai essais versuche attempts intentos set sets satz sätze sätzen saetze serie serien series série "
         "séries",
    "K": "pair pairs couple superset supersets triset trisets paar paare paire pareja parejas supersatz",
    "U": "round rounds rds rft trip trips runde runden tour tours ronda rondas vuelta vueltas circuits circuit "
    "laps lap "
         "durchgang durchgänge durchgängen cycle cycles zyklus zyklen ciclo ciclos",
    "R": "rep reps rpes reos repetition repetitions repeats wdh wdhs wdhl whd wh wiederh wiederholung wiederholungen "
         "répétition répétitions ones stück "
         "mouvements movimientos bewegungen "
         "repetición repeticiones repeticion rép répét répéts répétition rpt rpts",
    "M": "times time goes duration dauer zeit durée tiempo duración mal fois veces vez",
    # holding, resting
    "H": "hold holds holding held stay stays keep keeps remain halten halte hält gehalten halt haltezeit bleiben tenir "
         "tenez tiens maintenir maintenez maintien maintenu mantener mantén mantenga mantenerse aguantar sostener "
         "aguante aguanta sostenga "
         "gardez garder restez tenant gardant "
         "sostén manteniendo sosteniendo aguantando mantenido mantenida haltend hang hangs isometric iso "
         "maintain tenue staying remaining "
         "manténgalo manténgala manténgalos manténgalas manténgase mantenlo sosténgalo quédese quédate verharren "
         "verweilen bleib bleibe",
    "P": "rest rests resting break breaks breather breathers recovery recover pausen gehpause trabpause ruhe desc "
         "repos récupération récup descanso descansar descansa descanse descansando reposant reposando"
         " verschnaufen pausieren pausando reposez pausa pausas erholung satzpause serienpause zwischenpause "
         "wait warten warte attendre attendez attends esperar espere espera souffler soufflez souffle",
    "O": "pause pauses",
    "Y": "relax entspannen relâcher relajar relâchez relâche relâchement relâchements relaje relajación entspannung "
         "release releasing loslassen lösen lockerlassen soltar suelte suelta",
    "j": "jog walk march trot easy float gehen traben marche marcher trottine trote caminar locker lent lento suave",
    "~": "through",
    "1": "session sessions sitting sittings",
    "B": "zw dazwischen inbetween in-between between betw btw btwn zwischen entre b/w b/t",
    "I": "work on effort d'effort an travail trabajo arbeit belastung",
    "J": "off aus",
    "C": "slow quick fast",
    "4": "count counts ct cts zählen zähle zählt compter comptez comptant contar cuente cuenta contando counting",
    "5": "make makes is are equals ergeben ergibt sind font forment forman hacen son",
    "%": "suffit suffisent genügt genügen reicht reichen basta bastan suffices enough plenty",
    "6": "more another noch nochmal nochmals additional weitere encore otras otros más",
    # sides
    "E": "each either per pro je jeweils par por",
    "e": "c/ p/ chq every jede jeden jedem jeder jedes chaque cada alle tous toutes todos todas",
    "$": "side sides direction directions richtung richtungen "
         "dirección sentido sentidos sens way ways seite seiten côté côtés cote cotes lado lados s",
    "D": "leg legs arm arms foot feet hand hands knee knees hip hips shoulder shoulders ankle wrist elbow limb "
         "bein beine fusssohle wade ferse "
         "arme fuß füße fuss füsse knie hände schulter jambe jambes bras pied pieds genou main mains pierna piernas "
         "brazo brazos pie pies mano manos rodilla ear wrists elbows ankles calf hamstring",
    "L": "left links linke linken linkes linker gauche izquierda izquierdo izq izda izdo izqda lt li",
    "G": "right dcho rechts rechte rechten rechtes rechter droite droit derecha derecho dcha dch rt re",
    "Z": "both beide beiden ambos ambas b/l bilateral bilaterally bilatéral",
    "&": "e.s e/s ea/s g/d d/g l/r r/l bds beidseits beidseitig bothsides",
    "A": "alternate alternates alternating alternately abwechselnd wechselnd alternando alternant alterné alternée "
         "alternar im-wechsel",
    "X": "change switch swap swapping wechseln changer changez cambiar cambia",
    "*": "aim repeat do perform then start starting begin beginning beginnen anfangen commencer commencez empezar "
         "empiece empieza comenzar wiederholen wiederhole "
         "répéter répétez refaites recommencez repetir repite repita complete haga haz faites machen mache",
    "7": "dann danach anschließend puis ensuite luego",
    "r": "other opposite alternate-day second zweite zweiten zweite second deuxième otro otra autre autres "
         "anderen andere "
         "anderes segundo l'autre l’autre",
    "N": "only nur seulement uniquement solo sólo solamente",
    # how hard
    "0": "rpe rir borg",
    # how often
    "<": "except sauf außer ausser salvo excepto",
    "d": "d day days tag tage tagen tags jour jours día dia días dias",
    "h": "morning mornings evening evenings night nights afternoon bedtime noon midday lunchtime morgen abend morgens "
         "mittags abends matin midi soir noche mediodía "
         "mañana tarde hourly hour stunde hora heure",
    "v": "week weeks wk wks woche wochen semaine semaines semana semanas month months monat monate mois mes meses",
    "y": "daily tgl tägl wtl weekly täglich taeglich stündlich wöchentlich quotidien quotidiennement "
         "diario diaria diariamente bid tid tds qid qds qd od "
         "b.d b.i.d t.i.d q.d q.i.d nightly everyday fortnightly",
    "f": "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun "
         "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do-day fr sa so-day lundi mardi "
         "mercredi "
         "jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado domingo mondays "
         "wednesdays fridays "
         "weekdays weekends tuesdays thursdays saturdays sundays",
    # speed, place within a rep
    "T": "tempo rhythm tempi",
    "a": "up raise raising lifting lift concentric hoch rauf auf heben anheben monter montée montez arriba-phase subir "
         "subida sube",
    "z": "down lower lowering eccentric runter ab senken absenken ablassen descendre descendez bajar bajada baja "
         "descente",
    "g": "top bottom end peak oben unten haut bas arriba abajo finish",
    "p": "before after ago bevor nach vor avant après antes después ahead later prior",
    # what is counted besides reps, and no number at all
    "b": "breath breaths atemzüge atemzügen respirations respiraciones respiración inhales exhales",
    "s": "steps schritte pas pasos metres meters yards lengths length cals calories kcal",
    "q": "amrap máx máximo maxi fallo max failure maximum mxm maximal",
    # between the words that matter
    "F": "of these those them "
         "davon am for the a an it to at in with w/ and this that your about approx approximately roughly ca "
         "up de du des da à au la le "
         "les l un une el los las al lo del en sur et y von mit für zu im den der die das jeweils um pour con "
         "para por-un "
         "ein eine einen una seule sola und on each-of position stretch pose exercise x-of so then-for avec dans "
         "während controlled "
         "smooth strict quality total langsame saubere lentes always immer toujours siempre",
}  # fmt: skip
_WRITTEN_OUT: Mapping[str, str] = {
    word: letter for letter, words in reversed(list(_WORDS.items())) for word in words.split()
}
SENSES: Mapping[str, str] = {
    **{
        short.rstrip("."): _WRITTEN_OUT[word]
        for short, word in ABBREVIATIONS.items()
        if short.islower() and word in _WRITTEN_OUT
    },
    **_WRITTEN_OUT,
}
_CAPITALS: Mapping[str, str] = {
    "L": "L",
    "R": "G",
    "LT": "L",
    "RT": "G",
    "Lt": "L",
    "Rt": "G",
    "Li": "L",
    "Re": "G",
    "B": "Z",
    "BL": "Z",
    "CT": "W",
    "CTs": "W",
    "LLE": "L",
    "LUE": "L",
    "RLE": "G",
    "RUE": "G",
    "BLE": "Z",
    "BUE": "Z",
    "B/L": "Z",
    "P": "P",
    "D": "2",
    "G": "3",
}
"""Abbreviations that mean something in capitals only."""
SHORTENED = ("approx", "ca", "w", "env", "aprox", "etwa", "desc", "récup", "recup", "dehng", "dehn", "kräft", "mob",
             "übg", "étir", "renf", "estir", "bzw", "inkl", "nos")  # fmt: skip
"""What may end in a full stop before a number."""
_SHORT_STOP = re.compile(rf"\b({'|'.join(SHORTENED)}|M|Mm)\.(?=\s\S)", re.IGNORECASE)
_SMALL_ONLY = frozenset({"s", "re", "li", "l", "an", "d"})


def is_counted(word: str) -> bool:
    """Whether an exercise is counted by a thing: `squeezes`, `circles`."""
    return word.casefold() in _COUNTED


def unshortened(text: str) -> str:
    """Return a text without the full stops of abbreviations within a name: `Dehng. M. trapezius`."""
    return _SHORT_STOP.sub(r"\1", text)


def senses(tokens: Sequence[Token]) -> str:
    """Return the letter of each token: `n` a number, `w` one in words, `i` one of times; `V` a list, `W` any word."""
    letters = list(map(_sense, tokens))
    for at in range(1, len(tokens) - 1):
        word, stop, after = tokens[at - 1 : at + 2]
        short = word.kind is TokenKind.WORD and len(word.text) <= 4 and stop.text == "." and not stop.spaced
        if (word.word in SHORTENED and stop.text == ".") or (
            short and letters[at - 1] not in "WF" and after.text.islower()
        ):
            letters[at] = "F"  # the full stop of an abbreviation: `ea. leg`
        elif short and after.text == ":":
            letters[at : at + 2] = ":", "F"  # `Wdh.: 10`
    for at, (word, dash, after) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        joined = dash.kind is TokenKind.DASH and after.kind is TokenKind.WORD and not (dash.spaced or after.spaced)
        if joined and word.kind is TokenKind.WORD and len(word.text) == 1 and letters[at + 2] != "D":
            letters[at] = "W"  # a letter of a name: `L-sit`
    for at, token in enumerate(tokens):
        if letters[at] in "Wa" and _is_one(token.word):
            before = "".join(letters[max(at - 4, 0) : at])
            counts = is_counted(token.word) and _counts(before, letters[at + 1 : at + 5])
            letters[at] = "R" if counts or _BETWEEN_NOUNS.search(before) else letters[at]
        if token.kind is TokenKind.SERIES and tokens[at + 1 : at + 2] and tokens[at + 1].word in _HANDS:
            letters[at] = "c"  # `12-3-6 o'clock`
            continue
        if letters[at] == "P" and tokens[at + 1 : at + 2] and tokens[at + 1].word in ("position", "pose"):
            letters[at] = "W"  # `rest position 2 min`
            continue
        if token.word in _APART and at and tokens[at - 1].kind is TokenKind.TIME:
            letters[at] = "p"  # `48 h apart`
            continue
        letters[at] = _in_company(token, letters[at], [one.word for one in tokens[max(at - 2, 0) : at]])
    return "".join(with_weekdays(with_short_sides(with_am_and_pm(letters, tokens), tokens), tokens))


def _counts(before: str, behind: Sequence[str]) -> bool:
    """Whether a thing counts reps, and is no name: `10 fast squeezes`, but not `20 squeezes of the ball`."""
    return before.removesuffix("C")[-1:] in ("n", "w") and not _GOES_ON.match("".join(behind))


def _counts_all(before: Sequence[str]) -> bool:
    """Whether a word for all stands behind a number: `20 total`, `20 reps total`, `24 en total`."""
    if not before or _is_number(before[-1]):
        return bool(before)
    return _is_number(before[0]) and (before[-1] in ("in", "en", "au") or SENSES.get(before[-1]) == "R")


def _in_company(token: Token, letter: str, before: Sequence[str]) -> str:  # noqa: PLR0911 - one question after the other
    """Return the sense of a word by those before it: `catch your breath`, `constructive rest`."""
    if token.word == "wechsel" and before[-1:] == ["im"]:
        return "A"
    if token.word in _ALONG and any(SENSES.get(word) in ("a", "z") for word in before):
        return "F"  # `lower slowly over 3 s`
    if token.text == "S" and before and _is_number(before[-1]):
        return "S"  # `3 S, 12 Wdh`
    if token.text == "j" and before[-1:] == ["/"]:
        return "d"  # `2x/j`
    if token.word == "once" and before[-1:] == ["at"]:
        return "W"
    if token.word == "breath" and before[:1] == ["catch"]:
        return "P"
    if token.word in _IN_ALL and _counts_all(before):
        return "9"
    if token.word in _LETTING_GO and before and not (before[-1] in _BEFORE_LETTING_GO or before[-1][:1].isdigit()):
        letter = "W"  # `hip flexor release 2 min`
    if token.word in _BOTH_HAVE and before[-1:] and SENSES.get(before[-1]) == "E":
        return "D"  # `2 minutes per thigh`
    if letter == "S" and before[-1:] and before[-1] in _SET and token.word in ("sets", "set"):
        return "W"  # `quad sets 10`
    return "W" if letter == "P" and before and before[-1] in _RESTING_POSES else letter


_COUNTED_WORDS = """
    squeezes pumps circles nods taps openings rolls turns rotations lifts pushes pulls clenches grips
    releases bends tilts slides movements sweeps presses contractions raises pulses strokes drops reaches
    touches bounces kreise drehungen hebungen anspannungen druckbewegungen kreisbewegungen züge griffe
    cercles rotations pressions élévations contractions serrages battements círculos rotaciones elevaciones
    contracciones apretones giros presiones
"""
_COUNTED = frozenset(_COUNTED_WORDS.split())
"""What an exercise is counted by, where its name stands elsewhere: `Grip the ball`, `20 squeezes`."""
_ONE_OF_WORDS = """
    throws jumps hops slams swings shots kicks tugs zügen anspannungen tirages tractions tirones saltos sauts
    sprüngen
"""
_ONE_OF = frozenset(_ONE_OF_WORDS.split())
"""What else a rest is between: `20 s between throws`."""
_THINGS = _COUNTED | _ONE_OF
_BETWEEN_NOUNS = re.compile(r"B[FeE]{0,2}$")


def _is_one(word: str) -> bool:
    """Whether a word is one of the things that reps are counted by."""
    return not _THINGS.isdisjoint((word, f"{word}s", f"{word}es"))


_GOES_ON = re.compile(r"F{0,3}[WD]")
"""What makes it a name."""
_IN_ALL = ("total", "insgesamt", "altogether")
"""What makes the number before it all the reps: `calf raise, 100 total`."""
_SET = frozenset(
    {"quad", "quads", "quadricep", "quadriceps", "glute", "glutes", "gluteal", "ham", "hamstring", "ab", "abdominal"}
)
"""Muscles that are tensed in an exercise called a set."""
_LETTING_GO = frozenset({"release", "releasing", "loslassen", "lösen", "lockerlassen", "soltar", "suelte", "suelta"})
_BEFORE_LETTING_GO = frozenset(
    [",", ";", "/", "(", "+", "-", "–", ".", ":", "and", "then", "und", "dann", "et", "puis", "y", "luego", "de"]
)
"""What stands before words to let go that are no part of a name."""
_APART = ("apart", "abstand", "auseinander", "d'intervalle", "d’intervalle", "d'écart", "d’écart")
_HANDS = ("o'clock", "o’clock", "oclock", "uhr")
"""Where the hands of a clock point."""
_BOTH_HAVE_WORDS = "thigh calf glute buttock quad hamstring wade oberschenkel cuisse mollet muslo gemelo"
_BOTH_HAVE = frozenset(_BOTH_HAVE_WORDS.split())
"""What each side has one of, where words for each stand before it: `per thigh`."""
_ALONG = ("over", "slowly", "langsam", "lentement", "despacio", "über")
"""How one goes up or down, before the time that it takes."""
_RESTING_POSES = ("constructive", "final", "supported", "yogic")


def _is_number(word: str) -> bool:
    return word.isdigit() or word in NUMBER_WORDS


def _sense(token: Token) -> str:
    if token.kind is TokenKind.NUMBER:
        return "i" if token.unit == "times" else "w" if token.spelled else "n"
    if token.kind is not TokenKind.WORD:
        rows = {TokenKind.LOAD: "8" if token.numbers else "l", TokenKind.SERIES: "V" if "," in token.text else "Q"}
        return rows.get(token.kind, _SIGNS[token.kind])
    if token.text.rstrip(".") in _CAPITALS:
        return _CAPITALS[token.text.rstrip(".")]
    if token.word in _SMALL_ONLY and not token.text.islower():
        return "W"
    return SENSES.get(token.word, "W")
