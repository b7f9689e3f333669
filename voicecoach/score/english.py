"""The coach in English. Short, kind and in the order a person needs it; numbers stay digits, the voice reads them."""

from __future__ import annotations

from voicecoach.score.language import Counted, Language, Phrase

PHRASES: dict[str, Phrase] = {
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

ENGLISH = Language("en", PHRASES, lambda n: "one" if n == 1 else "other")
