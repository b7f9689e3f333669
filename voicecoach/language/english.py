"""English. Spoken phrases are short, kind and in the order a person needs them; numbers stay digits for the voice.

"Left" and "right" are sides and nothing else: to who works on one of them, "10 seconds left" and "all right" name one.
What is heard often has several forms, each of which means the same with closed eyes.
"""

from __future__ import annotations

from voicecoach.language.english_shown import SHOWN
from voicecoach.language.model import Counted, Language, Phrase
from voicecoach.language.plurals import one_or_other

_PHRASES: dict[str, Phrase] = {
    # lengths of time
    "seconds": Counted("seconds", {"one": "{seconds} second", "other": "{seconds} seconds"}),
    "part_seconds": "{seconds} seconds",
    "minutes": Counted("minutes", {"one": "{minutes} minute", "other": "{minutes} minutes"}),
    "hours": Counted("hours", {"one": "{hours} hour", "other": "{hours} hours"}),
    "breaths": Counted("breaths", {"one": "{breaths} breath", "other": "{breaths} breaths"}),
    "part_breaths": "{breaths} breaths",
    # the session
    "session": ("Today: {routine}.", "Welcome. Today: {routine}.", "Let's begin: {routine}."),
    "session_length": Counted(
        "exercises",
        {"one": "One exercise, about {duration}.", "other": "{exercises} exercises, about {duration}."},
    ),
    "session_length_rounds": Counted(
        "exercises",
        {
            "one": "One exercise, {rounds} rounds, about {duration}.",
            "other": "{exercises} exercises, {rounds} rounds, about {duration}.",
        },
    ),
    "long_session": "That's a long one. For a shorter session, set the minutes when you start.",
    "level": "We'll do {level} today.",
    "level_first": "We start gently, at {level}.",
    "level_same": "We stay at {level}.",
    "level_up": "Two good sessions, so a little more today: {level}.",
    "level_down": "It hurt last time, so we'll go easy today: {level}.",
    "level_pause": "It has been a while, so we'll go a little easier: {level}.",
    "lowest_level": "the lowest level",
    "highest_level": "the highest level",
    "level_number": "level {number}",
    "gentler": "We'll be gentle with what hurt: {names}.",
    "shortened": "Shortened to fit {duration}.",
    "at_least": "This takes at least {duration}.",
    "left_out": "We leave out {names}.",
    "left_out_many": Counted(
        "exercises", {"one": "We leave out one exercise.", "other": "We leave out {exercises} exercises."}
    ),
    "fewer_words": "I'll say less now; you know this one.",
    "equipment": "You'll need: {equipment}.",
    "listen": "Listen first: three ticks count you in.",
    "tones": "Move into the hold while the tone rises, and out of it while it sinks.",
    "tempo_tones": "In slow repetitions, a tone rises on the way there, and sinks on the way back.",
    "breath_tones": "Breathe in while the tone rises, and out while it sinks.",
    "keys": "To pause, press space. To skip, press N.",
    "finish": (
        Counted(
            "exercises",
            {
                "one": "That's it, all done: one exercise, {duration}.",
                "other": "That's it, all done: {exercises} exercises, {duration}.",
            },
        ),
        Counted(
            "exercises",
            {
                "one": "You did it: one exercise, {duration}.",
                "other": "You did it: {exercises} exercises, {duration}.",
            },
        ),
        Counted(
            "exercises",
            {
                "one": "And that was it. One exercise, {duration}. Well done.",
                "other": "And that was it. {exercises} exercises, {duration}. Well done.",
            },
        ),
    ),
    "finish_rounds": (
        Counted(
            "exercises",
            {
                "one": "That's it, all done: one exercise, {rounds} rounds, {duration}.",
                "other": "That's it, all done: {exercises} exercises, {rounds} rounds, {duration}.",
            },
        ),
        Counted(
            "exercises",
            {
                "one": "You did it: one exercise, {rounds} rounds, {duration}.",
                "other": "You did it: {exercises} exercises, {rounds} rounds, {duration}.",
            },
        ),
        Counted(
            "exercises",
            {
                "one": "And that was it. One exercise, {rounds} rounds, {duration}. Well done.",
                "other": "And that was it. {exercises} exercises, {rounds} rounds, {duration}. Well done.",
            },
        ),
    ),
    "finish_parts": ("That's all for today. Well done.", "That's it for today. Good work."),
    "again_tomorrow": ("See you tomorrow.", "Same again tomorrow."),
    "rest_tomorrow": ("Rest tomorrow.", "Tomorrow is for rest."),
    "again_in_days": Counted("days", {"one": "See you in {days} day.", "other": "See you in {days} days."}),
    "again_on": ("See you on {weekday}.", "Again on {weekday}."),
    "again_at": ("Again at {time}.", "The next one is at {time}."),
    "done_today": "That was the {ordinal} of {planned} today.",
    "many_done_today": "That was number {done} of {planned} today.",
    # an exercise
    "exercise": "{exercise}.",
    "easier": "{exercise}, the easier one.",
    "harder": "{exercise}, the harder one.",
    "round": "Round {round} of {rounds}.",
    "last_round": ("Last round.", "The last round.", "One more round."),
    "minute": "Minute {minute} of {minutes}.",
    "last_minute": ("Last minute.", "The last minute.", "One more minute."),
    "warm_up": "Warm-up.",
    "cool_down": "Cool-down.",
    "interval": "Keep going for {work}, then rest for {rest}.",
    "every_minute": "A new start every minute, for {duration}.",
    "every_minute_in_turn": "One of them each minute, for {duration}.",
    "until": "As many rounds as you can in {duration}.",
    "rounds_until": "As many rounds as fit in {duration}.",
    "begin_with": "We begin with {exercise}.",
    "skip_if": "Skip this one if {reason}.",
    "tempo_phase": "{phase} for {seconds}",
    "first_side": "{side} side first.",
    "only_side": "{side} side only.",
    "extra_sets": Counted(
        "sets", {"one": "One more set on the {side} side.", "other": "{sets} more sets on the {side} side."}
    ),
    "get_ready": ("Get ready.", "Get ready now."),
    "wait": "Press space when you are ready.",
    "wait_alone": "Take your time. Press space when you are done.",
    # while working
    "holding": ("Hold.", "And hold.", "Hold it there."),
    "going": ("Go.", "And go.", "Off you go."),
    "done_yet": ("Press space when you are done.", "Space, when you are done."),
    "held_rep": "Number {rep}.",
    "count": "{n}",
    "rep": "{rep}",
    "two_to_go": ("Two to go.", "Two more.", "Just two more."),
    "last_rep": ("Last one.", "The last one.", "And the last one."),
    "last_rep_on_side": ("Final one, {side}.", "Final on the {side}."),
    "last_rep_of_set": ("Last one of this set.", "The last in this set."),
    "halfway": ("Halfway.", "Halfway there.", "That's half."),
    "half_of_reps": "Halfway through this set.",
    "breathe": (
        "Keep breathing.",
        "Breathe slowly and evenly.",
        "Slow, even breaths.",
        "Breathe easily.",
    ),
    "breathe_in_now": "In.",
    "breathe_out_now": "Out.",
    "breath": "{breath}",
    "last_breath": ("Last breath.", "One last breath."),
    "ten_seconds": ("10 seconds to go.", "Just 10 seconds more.", "Only 10 seconds to go."),
    "left": ("{duration} to go.", "Still {duration} to go."),
    "praise": ("Well done.", "Good work.", "Nicely done.", "That was good.", "You did that well."),
    # between
    "break": (
        "{duration} to rest and get into position.",
        "You have {duration} to rest and get into position.",
    ),
    "tip": ("For the next set: {tip}", "And for the next set: {tip}"),
    "rest": ("Rest for {duration}.", "Now rest for {duration}.", "Take a rest: {duration}.", "{duration} of rest."),
    "rest_on": ("Take a rest, and listen for the ticks.", "Now rest, and listen for the ticks."),
    "ten_seconds_rest": ("10 seconds to go. Take your starting position.", "Starting position: 10 seconds to go."),
    "next": ("Next: {exercise}.", "Up next: {exercise}.", "Now for the next one: {exercise}."),
    "nothing_next": "This is the last one.",
    "set": ("Set {set} of {sets}.", "Next, set {set} of {sets}.", "Set {set} of {sets} comes next."),
    "last_set": ("One more set.", "The last set is next."),
    "next_set_side": (
        "Set {set} of {sets}, on the {side}.",
        "Next, set {set} of {sets}, on the {side}.",
        "Set {set} of {sets} is on the {side}.",
    ),
    "last_set_side": ("Final set, on the {side}.", "One more set, on the {side}."),
    "next_set_first": ("Set {set} of {sets}, {side} side first.", "Next, set {set} of {sets}, {side} side first."),
    "last_set_first": ("Final set, {side} side first.", "One more set, {side} side first."),
    "extra_set": ("One more set, {side} side only.", "One more set, on the {side} side only."),
    "side": "{side} side.",
    "side_cue": "{cue}.",
    "first_side_cue": "{cue} first.",
    "begins_cue": "You'll start like this: {cue}.",
    "switch": "Now the {side} side.",
    # where one is, after a pause or a jump
    "at_rep": "Number {rep} of {reps}.",
    # answers
    "stop": "The session is paused. Say stop again to end, or coach, go on to continue.",
    "ending": "Ending in {duration}, unless you say coach, go on to continue.",
    "hurts": "Okay, we leave this one. If it keeps hurting, see a doctor or a physical therapist.",
    # how much there is to do, in sentences
    "sets": Counted("sets", {"one": "One set.", "other": "{sets} sets."}),
    "hold": Counted("reps", {"one": "Hold for {duration}.", "other": "{reps} times. Hold each for {duration}."}),
    "hold_sides": Counted(
        "reps",
        {"one": "Hold for {duration} on each side.", "other": "{reps} times on each side. Hold each for {duration}."},
    ),
    "hold_alternate": Counted(
        "reps",
        {
            "one": "Once on each side. Hold each for {duration}.",
            "other": "{reps} times on each side, changing sides every time. Hold each for {duration}.",
        },
    ),
    "go_on": "Keep going for {duration}.",
    "go_on_sides": "Keep going for {duration} on each side.",
    "reps": Counted("reps", {"one": "One repetition.", "other": "{reps} repetitions."}),
    "reps_sides": Counted("reps", {"one": "One repetition on each side.", "other": "{reps} repetitions on each side."}),
    "reps_alternate": Counted(
        "reps",
        {
            "one": "One repetition on each side.",
            "other": "{reps} repetitions on each side, changing sides every time.",
        },
    ),
    "tempo": Counted("reps", {"one": "One slow repetition: {phases}.", "other": "{reps} slow repetitions: {phases}."}),
    "tempo_sides": Counted(
        "reps",
        {
            "one": "One slow repetition on each side: {phases}.",
            "other": "{reps} slow repetitions on each side: {phases}.",
        },
    ),
    "tempo_alternate": Counted(
        "reps",
        {
            "one": "One slow repetition on each side: {phases}.",
            "other": "{reps} slow repetitions on each side, changing sides every time: {phases}.",
        },
    ),
    # days and times of day
    "monday": "Monday",
    "tuesday": "Tuesday",
    "wednesday": "Wednesday",
    "thursday": "Thursday",
    "friday": "Friday",
    "saturday": "Saturday",
    "sunday": "Sunday",
    "full_hour": "{hour} o'clock",
    "time_of_day": "{hour} {minutes}",
    "time_of_day_early": "{hour} oh {minutes}",
    "ordinal_1": "first",
    "ordinal_2": "second",
    "ordinal_3": "third",
    "ordinal_4": "fourth",
    "ordinal_5": "fifth",
    "ordinal_last": "last",
    "loaded": "{dose}, with {load}.",
    # where sets differ
    "set_doses": Counted("sets", {"one": "One set: {doses}.", "other": "{sets} sets: {doses}."}),
    "set_doses_sides": Counted(
        "sets", {"one": "One set on each side: {doses}.", "other": "{sets} sets on each side: {doses}."}
    ),
    "set_doses_alternate": Counted(
        "sets",
        {
            "one": "One set, changing sides every time: {doses}.",
            "other": "{sets} sets, changing sides every time: {doses}.",
        },
    ),
    "times": Counted("reps", {"one": "once {duration}", "other": "{reps} times {duration}"}),
    "short_loaded": "{dose} with {load}",
    "phases": "{phases}.",
    "first_phases": "In the first set: {phases}.",
    "with_load": "With {load}.",
    "as_many": "As many as you can.",
    "as_many_sides": "As many as you can on each side.",
    "as_many_alternate": "As many as you can, changing sides every time.",
    "as_many_timed": "As many as you can in {duration}.",
    "as_many_timed_sides": "As many as you can on each side, in {duration}.",
    "as_many_timed_alternate": "As many as you can in {duration}, changing sides every time.",
    "count_them": "Count them.",
    "many": "as many as you can",
    "many_in": "as many as you can in {duration}",
    "breathing": Counted("reps", {"one": "One slow breath: {phases}.", "other": "{reps} slow breaths: {phases}."}),
    # words
    "left_side": "left",
    "right_side": "right",
    "up": "up",
    "down": "down",
    "pause": "pause",
    "phase_hold": "hold",
    "breathe_in": "in",
    "breathe_out": "out",
}

_IN_A_FILE: dict[str, Phrase] = {
    "keys": "",
    "done_yet": "Pause here if you need longer.",
    "wait": "Pause here until you are ready.",
    "wait_alone": "Take your time. Pause here until you are done.",
}

ENGLISH = Language("en", _PHRASES, _IN_A_FILE, SHOWN, one_or_other)
