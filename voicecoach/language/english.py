"""English. Spoken phrases are short, kind and in the order a person needs them; numbers stay digits for the voice."""

from __future__ import annotations

from voicecoach.language.model import Counted, Form, Language, Phrase

_PHRASES: dict[str, Phrase] = {
    # lengths of time
    "seconds": Counted("seconds", {"one": "{seconds} second", "other": "{seconds} seconds"}),
    "part_seconds": "{seconds} seconds",
    "minutes": Counted("minutes", {"one": "{minutes} minute", "other": "{minutes} minutes"}),
    "hours": Counted("hours", {"one": "{hours} hour", "other": "{hours} hours"}),
    # the session
    "session": "{routine}.",
    "session_length": Counted(
        "exercises",
        {"one": "About {duration}, {exercises} exercise.", "other": "About {duration}, {exercises} exercises."},
    ),
    "level": "Level {level}.",
    "level_same": "Level {level}, as last time.",
    "level_up": "Level {level}: two good sessions.",
    "level_down": "Level {level}: it hurt last time.",
    "level_pause": "Level {level}: it has been a while.",
    "gentler": "Gentler, as it hurt: {names}.",
    "shortened": "Shortened to fit {duration}.",
    "at_least": "This takes at least {duration}.",
    "left_out": "Left out: {names}.",
    "left_out_many": Counted(
        "exercises", {"one": "{exercises} exercise is left out.", "other": "{exercises} exercises are left out."}
    ),
    "equipment": "You need: {equipment}.",
    "keys": "Press space to pause, N to skip.",
    "finish": Counted(
        "exercises",
        {
            "one": "Done: {exercises} exercise, {duration}. Well done.",
            "other": "Done: {exercises} exercises, {duration}. Well done.",
        },
    ),
    "finish_parts": "That's all for today. Well done.",
    # an exercise
    "exercise": "{exercise}.",
    "easier": "Easier: {exercise}.",
    "harder": "Harder: {exercise}.",
    "round": "Round {round} of {rounds}.",
    "last_round": "Last round.",
    "skip_if": "Skip this one if {reason}.",
    "hold": "Hold for {duration}",
    "go_on": "Go on for {duration}",
    "reps": Counted("reps", {"one": "{reps} repetition", "other": "{reps} repetitions"}),
    "tempo": Counted("reps", {"one": "{reps} slow repetition: {phases}", "other": "{reps} slow repetitions: {phases}"}),
    "tempo_phase": "{phase} {seconds}",
    "times": Counted("reps", {"one": "once", "other": "{reps} times"}),
    "each_side": "each side",
    "alternating": "changing sides each time",
    "sets": Counted("sets", {"one": "{sets} set", "other": "{sets} sets"}),
    "first_side": "{side} side first.",
    "get_ready": "Get ready.",
    "wait": "Press space when you are ready.",
    "wait_alone": "Take your time. Press space when you are done.",
    # while working
    "holding": "Hold.",
    "going": "Go.",
    "rep": "{rep}",
    "last_rep": "Last one.",
    "halfway": "Halfway.",
    "ten_seconds": "10 seconds.",
    "left": "{duration} left.",
    # between
    "rest": "Rest, {duration}.",
    "next": "Next: {exercise}.",
    "nothing_next": "Nothing more: this is the last.",
    "set": "Set {set} of {sets}.",
    "last_set": "Last set.",
    "side": "{side} side.",
    "switch": "Switch sides: {side} side.",
    # where one is, after a pause or a jump
    "at_rep": "Rep {rep} of {reps}.",
    # answers
    "stop": "Paused. Say stop again to end, or coach, go on to continue.",
    "ending": "Ending in {duration}, unless you say coach, go on to continue.",
    "hurts": "All right, we leave this one. If it keeps hurting, see a doctor or a physical therapist.",
    # words
    "left_side": "left",
    "right_side": "right",
    "up": "up",
    "down": "down",
    "pause": "pause",
    "phase_hold": "hold",
}

_IN_A_FILE: dict[str, Phrase] = {
    "keys": "",
    "wait": "Pause here until you are ready.",
    "wait_alone": "Take your time. Pause here until you are done.",
}

_SHOWN: dict[str, Form] = {
    # what one does
    "talk": "listen",
    "ready": "get ready",
    "work": "go",
    "gap": "relax",
    "rest": "rest",
    "switch": "switch sides",
    "wait": "waiting",
    "paused": "paused",
    "done": "done",
    # where one is
    "left": "left",
    "right": "right",
    "left_side": "left side",
    "right_side": "right side",
    "round": "round {n}",
    "round_of": "round {n} of {all}",
    "round_short": "round {n}/{all}",
    "set": "set {n}",
    "set_of": "set {n} of {all}",
    "set_short": "set {n}/{all}",
    "rep_of": "rep {n} of {all}",
    "rep_short": "rep {n}/{all}",
    "next": "Next: {exercise}",
    # lengths of time
    "seconds": Counted("n", {"one": "{n} second", "other": "{n} seconds"}),
    "short_hours": "{n} h",
    "short_minutes": "{n} min",
    "short_seconds": "{n} s",
    # the screen and plain lines
    "time_left": "{time} left",
    "listening": "listening",
    "muted": "muted",
    "volume": "volume {percent}%",
    "coach": "Coach: {words}",
    "going_on": "Going on.",
    "space": "space",
    "go_on": "go on",
    # answers to keys, and what happened
    "hurt": "{exercise} is ended. If it keeps hurting, see a professional.",
    "longer": "10 seconds more.",
    "not_longer": "There is nothing here to make longer.",
    "pace": "Reps at {percent}% of their pace.",
    "was_stopped": "Paused: the session was stopped. Space goes on.",
    "was_asleep": "Paused: the computer was asleep, or the session was stopped. Space goes on.",
    "sound_gone": "The sound device went away: paused until it is back.",
    "sound_gone_since": "No sound since {time}: paused until the device is back.",
    "sound_failed": "{error}: paused until there is sound again.",
    "sound_back": "The sound is back.",
    "sound_back_paused": "The sound is back. Space goes on.",
    # captions
    "wait_caption": "take your time, {duration}",
    "rest_caption": "{rest}, then {exercise}",
    # a sheet
    "every_day": "every day",
    "every_days": Counted("days", {"one": "every {days} day", "other": "every {days} days"}),
    "do_it": "Do it",
    "you_need": "You need",
    "safety": "Safety",
    "source": "Source",
    "circuit": "Circuit",
    "rounds": Counted("n", {"one": "{n} round", "other": "{n} rounds"}),
    "rest_between_rounds": "{duration} of rest between rounds",
    "rest_between_sets": "{duration} of rest between sets.",
    "tip": "Tip",
    "skip_if": "Skip it if",
    "easier": "Easier",
    "harder": "Harder",
    "note": "Note",
    "date": "Date",
    "how_to_tick": "One column for each time: write the date above, and tick a box for each set.",
}

ENGLISH = Language("en", _PHRASES, _IN_A_FILE, _SHOWN, lambda n: "one" if n == 1 else "other")
