"""Moonshine tiny-en, run step by step: its own library gives no probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from voicecoach.core.installing import add_extra
from voicecoach.session.voice_control.model import EarsError, Samples
from voicecoach.session.voice_control.model_files import folder_of, read, session
from voicecoach.session.voice_control.tokens import START, Tokens

Floats = npt.NDArray[np.float32]

_LAYERS, _HEADS, _WIDTH, _TOKENS = 6, 8, 36, 32_768
_OWN = [f"{layer}.decoder.{what}" for layer in range(_LAYERS) for what in ("key", "value")]
_HEARD = [f"{layer}.encoder.{what}" for layer in range(_LAYERS) for what in ("key", "value")]


@dataclass(frozen=True)
class State:
    """The decoder's state after some tokens, with a row for each of several partial transcripts of an utterance."""

    logits: Floats
    """Rows x tokens."""
    own: list[Floats]
    """Keys and values of the tokens so far, with a row for each partial transcript."""
    heard: list[Floats]
    """Keys and values of the utterance, with one row for all."""

    @cached_property
    def log_ps(self) -> Floats:
        """Rows x tokens: the logarithm of the probability of each token as the next one."""
        shifted = self.logits - self.logits.max(axis=1, keepdims=True)
        return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


class Moonshine:
    """The model, loaded when made. Raise EarsError if its package is missing or a file of it is broken."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or folder_of("moonshine_voice") / "assets" / "tiny-en"
        self._encoder = session(folder / "encoder_model.ort")
        self._decoder = session(folder / "decoder_model_merged.ort")
        self.tokens = _tokens(folder / "tokenizer.bin")

    def hear(self, samples: Samples) -> State:
        """Take in an utterance; return the state at the beginning of its transcript."""
        audio = (samples.astype(np.float32) / 32768)[np.newaxis]
        (encoded,) = self._encoder.run(None, {"input_values": audio, "attention_mask": np.ones(audio.shape, np.int64)})
        nothing = np.zeros((1, _HEADS, 0, _WIDTH), np.float32)
        past = dict.fromkeys((*_OWN, *_HEARD), nothing)
        logits, *present = self._decode([START], encoded, past, [*_OWN, *_HEARD])
        return State(logits, present[: len(_OWN)], present[len(_OWN) :])

    def step(self, state: State, rows: list[int], tokens: list[int]) -> State:
        """Return the state of some `rows` of `state`, each continued by the token at its place in `tokens`."""
        own = (each[rows] for each in state.own)
        past = dict(zip((*_OWN, *_HEARD), (*own, *state.heard), strict=True))
        logits, *present = self._decode(tokens, None, past, _OWN)
        return State(logits, present, state.heard)

    def _decode(
        self, tokens: list[int], encoded: Floats | None, past: dict[str, Floats], wanted: list[str]
    ) -> list[Floats]:
        """Run the decoder; `encoded` is read in the first step of an utterance only."""
        given = {
            "input_ids": np.array(tokens, np.int64)[:, np.newaxis],
            "encoder_hidden_states": np.zeros((1, 1, _HEADS * _WIDTH), np.float32) if encoded is None else encoded,
            "encoder_attention_mask": np.ones((1, 1 if encoded is None else encoded.shape[1]), np.int64),
            "use_cache_branch": np.array([encoded is None]),
        } | {f"past_key_values.{name}": value for name, value in past.items()}
        logits, *present = self._decoder.run(["logits", *(f"present.{name}" for name in wanted)], given)
        return [logits[:, -1], *present]


def _tokens(file: Path) -> Tokens:
    tokens = Tokens(read(file))
    if len(tokens) != _TOKENS:
        said = f"the model that hears words is broken: {file}: {len(tokens)} tokens, not {_TOKENS}"
        raise EarsError(said, add_extra("ears", anew=True))
    return tokens
