"""How well each phrase of a closed set fits an utterance, by the recogniser's own probabilities."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from voicecoach.session.voice_control.model import EAR_RATE, Guess, Ranking, Samples
from voicecoach.session.voice_control.moonshine import Moonshine, State
from voicecoach.session.voice_control.phrases import every, lead, spellings
from voicecoach.session.voice_control.tokens import END

LEAST = -20.0
"""A beginning less likely than that is given up: it is below any threshold, and what follows only lowers it."""
OF_BEST = -14.5
"""So is one that is this much less likely than the free transcript: below the threshold by more than the margin."""
SURE = -2.0
"""A phrase that is likelier than that needs no second look."""
CLEAR, AHEAD = -8.0, 6.0
"""Nor does one that is likelier than the first of these, and by the second ahead of all with another meaning."""
LOOKS = (0, EAR_RATE // 10, EAR_RATE // 5)
"""Samples by which each look begins later, in the silence before the voice."""
PATIENCE = 0.5
"""Seconds after which no further look is begun: a slow machine answers late enough as it is."""
LONGEST = 24
"""Tokens of a free transcript: more than anybody says in 3.2 s."""


@dataclass
class Node:
    """A beginning that some spellings share."""

    children: dict[int, Node] = field(default_factory=dict)
    phrase: str | None = None
    """The phrase that is complete here, if any."""


@dataclass(frozen=True)
class Alive:
    """A beginning that is still likely enough."""

    node: Node
    row: int
    """Its row in the state after its last token."""
    log_p: float


class MoonshineScorer:
    """Scores all phrases at once: they share beginnings, and hopeless beginnings are dropped."""

    def __init__(
        self,
        spelled: Callable[[str], Iterable[str]] = spellings,
        model: Moonshine | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model or Moonshine()
        self._clock = clock
        self._root = self._tree(spelled)

    def rank(self, samples: Samples) -> Ranking:
        """Return the free transcript, and the phrases that are not hopeless beside it, best first.

        If none stands out, it is the mean of several looks at the sound, a little apart: the model doesn't make a
        chance error each time.
        """
        until = self._clock() + PATIENCE
        looks: list[Ranking] = []
        for start in LOOKS:
            looks.append(self._look(samples[start:]))
            mean = mean_of(looks)
            if not mean.guesses or stands_out(mean.guesses) or self._clock() > until:
                break
        return mean

    def _look(self, samples: Samples) -> Ranking:
        start = self._model.hear(samples)
        free, free_log_p = self._transcript(start)
        return Ranking(free, free_log_p, self._score(start, max(LEAST, free_log_p + OF_BEST)))

    def _tree(self, spelled: Callable[[str], Iterable[str]]) -> Node:
        root = Node()
        for phrase in every():
            for spelling in spelled(phrase):
                node = root
                for token in self._model.tokens.encode(spelling):
                    node = node.children.setdefault(token, Node())
                node.phrase = phrase
        return root

    def _score(self, state: State, floor: float) -> tuple[Guess, ...]:
        """Go through the tree level by level, all that is alive of a level in one run of the model."""
        found: dict[str, list[float]] = {}
        alive = [Alive(self._root, 0, 0.0)]
        while alive:
            for each in alive:
                if each.node.phrase is not None:
                    log_p = each.log_p + float(state.log_ps[each.row, END])
                    found.setdefault(each.node.phrase, []).append(log_p)
            state, alive = self._deeper(state, alive, floor)
        return tuple(guess for guess in _sorted(found) if guess.log_p >= floor)

    def _deeper(self, state: State, alive: list[Alive], floor: float) -> tuple[State, list[Alive]]:
        longer = [
            (each.row, token, child, log_p)
            for each in alive
            for token, child in each.node.children.items()
            if (log_p := each.log_p + float(state.log_ps[each.row, token])) >= floor
        ]
        if not longer:
            return state, []
        rows, tokens, nodes, log_ps = zip(*longer, strict=True)
        after = self._model.step(state, list(rows), list(tokens))
        return after, [Alive(node, row, log_p) for row, (node, log_p) in enumerate(zip(nodes, log_ps, strict=True))]

    def _transcript(self, state: State) -> tuple[str, float]:
        """Return what the model writes when it takes the likeliest token each time, and its log P."""
        tokens: list[int] = []
        total = 0.0
        while len(tokens) < LONGEST:
            token = int(state.log_ps[0].argmax())
            total += float(state.log_ps[0, token])
            if token == END:
                break
            tokens.append(token)
            state = self._model.step(state, [0], [token])
        return self._model.tokens.decode(tokens), total


def stands_out(guesses: Sequence[Guess]) -> bool:
    """Say whether the best phrase is beyond doubt."""
    best = guesses[0].log_p
    return best >= SURE or (best >= CLEAR and lead(guesses) >= AHEAD)


def mean_of(looks: Sequence[Ranking]) -> Ranking:
    """Return the mean of each phrase's probability, and the first look's transcript."""
    found: dict[str, list[float]] = {}
    for guess in (guess for look in looks for guess in look.guesses):
        found.setdefault(guess.phrase, []).append(guess.log_p - math.log(len(looks)))
    return Ranking(looks[0].free, fmean(look.free_log_p for look in looks), _sorted(found))


def _sorted(found: Mapping[str, list[float]]) -> tuple[Guess, ...]:
    """Return each phrase with the sum of its probabilities, best first."""
    guesses = (Guess(phrase, _sum(log_ps)) for phrase, log_ps in found.items())
    return tuple(sorted(guesses, key=lambda guess: -guess.log_p))


def _sum(log_ps: list[float]) -> float:
    """Return the logarithm of the sum of probabilities."""
    most = max(log_ps)
    return most + math.log(sum(math.exp(each - most) for each in log_ps))
