"""The notation of sheets, and the exact words that are said instead: a table to read, by kind."""

from __future__ import annotations

import pytest

from voicecoach.sound.text.normalise import normalise

TABLE = """
# one number a side, positions, work and rest
8/8                             | 8 and 8
8/8 each side                   | 8 each side
12/12 per leg                   | 12 per leg
3x8/8                           | 3 sets of 8 each side
3 sets of 8/8                   | 3 sets of 8 each side
3x12/8                          | 3 sets of 12 and 8
90/90 stretch                   | 90 90 stretch
hip 90/90                       | hip 90 90
20/10                           | 20 10
Tabata 20/10                    | Tabata 20 on, 10 off
20/10 Tabata                    | 20 on, 10 off Tabata
20/10 sec                       | 20 seconds on, 10 seconds off
30s/15s                         | 30 seconds on, 15 seconds off
5s on/5s off                    | 5 seconds on, 5 seconds off
12/10/8 reps                    | 12, 10, 8 reps
15/12/10 reps                   | 15, 12, 10 reps
pain 3/10                       | pain 3 out of 10
effort 10/10                    | effort 10 out of 10
MMT 4/5                         | MMT 4 out of 5
set 2/5                         | set 2 of 5
Hip 90 / knee 90                | Hip 90, knee 90
Hip 90/knee 90                  | Hip 90, knee 90
10 reps / side                  | 10 reps per side
C5/6 and L4/5                   | C5/6 and L4/5
due on 3/8                      | due on 3/8
arm/leg raise                   | arm/leg raise

# abbreviations in pairs
hip ABD/ADD                     | hip abduction, adduction
shoulder ER/IR                  | shoulder external and internal rotation
IR/ER with band                 | internal and external rotation with band
knee flex/ext                   | knee flexion, extension
LE/UE                           | lower extremity, upper extremity
AROM/PROM                       | active range of motion, passive range of motion
DB/KB/BB                        | dumbbell, kettlebell, barbell
DF/PF x20                       | dorsiflexion, plantarflexion 20 times
L/R                             | left and right

# days and how often
M/W/F                           | Monday, Wednesday, Friday
Mon/Wed/Fri                     | Monday, Wednesday, Friday
T/Th                            | Tuesday, Thursday
Tue/Thu/Sat                     | Tuesday, Thursday, Saturday
M-F                             | Monday to Friday
Mon-Fri                         | Monday to Friday
M/F                             | M/F
BID                             | twice a day
3x10 TID                        | 3 sets of 10 three times a day
QD                              | once a day
q2h                             | every 2 hours
q2-4h                           | every 2 to 4 hours
2-3x/week                       | 2 to 3 times per week
3x/day                          | 3 times per day
1x/day                          | once per day
3x/wk                           | 3 times per week
bid on the house                | bid on the house

# with, without, between
w/ band                         | with band
w/o shoes                       | without shoes
b/w the knees                   | between the knees
lie w/ ball b/w knees           | lie with ball between knees

# quotes: inches, feet, seconds, minutes
3" step                         | 3 inch step
step up on a 6" box             | step up on a 6 inch box
feet 12" apart                  | feet 12 inches apart
raise the leg 6", hold 3"       | raise the leg 6 inches, hold 3 seconds
hold 3"                         | hold 3 seconds
10x, 5" hold                    | 10 times, 5 second hold
5'10"                           | 5 feet 10 inches
hold 5'10"                      | hold 5 minutes 10 seconds
rest for 1'30"                  | rest for 1 minute 30 seconds
rest 2'                         | rest 2 minutes
6in step                        | 6 inch step
say "30" now                    | say "30" now
it's the 5's turn               | it's the 5's turn

# times of day, and lengths of time
Again at 4:30                   | Again at 4 30
18:30                           | 18 30
Class is 18:30                  | Class is 18 30
by 7:05 stop                    | by 7 oh 5 stop
from 8:00 to 9:15               | from 8 o'clock to 9 15
at 8:30 am                      | at 8:30 am
Hold 4:30                       | Hold 4 minutes 30 seconds
rest 1:30                       | rest 1 minute 30 seconds
for 2:00                        | for 2 minutes
1:30 rest                       | 1 minute 30 seconds rest
3x1:30                          | 3 sets of 1 minute 30 seconds
0:45                            | 45 seconds
rest 1:30-2:00                  | rest 1 minute 30 seconds to 2 minutes
30-45 sec                       | 30 to 45 seconds
10-15 min walk                  | 10 to 15 minute walk
5-10"                           | 5 to 10 seconds

# the words of the trade
TKE with band                   | terminal knee extension with band
SLR x10                         | straight leg raise 10 times
AMRAP                           | as many reps as possible
4xAMRAP                         | 4 sets of as many reps as possible
1RM                             | 1 rep max
80% 1RM                         | 80 percent of 1 rep max
80% of 5RM                      | 80 percent of 5 rep max
HEP                             | home exercise program
RLE in front                    | right lower extremity in front
full AROM                       | full active range of motion
DB press                        | dumbbell press
KB swings                       | kettlebell swings
step fwd                        | step forward
step fwd and bwd                | step forward and backward
rev. lunge                      | reverse lunge
hip ext x10                     | hip extension 10 times
knee ext.                       | knee extension.
hip flex                        | hip flexion
flex the knee                   | flex the knee
alt. legs                       | alternating legs
Rt knee bent                    | right knee bent
PRN                             | as needed
NWB on the left                 | non weight bearing on the left
2 RIR                           | 2 reps in reserve
@RPE 7                          | at effort 7
RPE 7-8                         | effort 7 to 8
3x10 @ RPE 8                    | 3 sets of 10 at effort 8
RPE 8/10                        | effort 8 out of 10

# sets, reps, holds, tempo
3x10                            | 3 sets of 10
1 x 10                          | 1 set of 10
3x(10+10)                       | 3 sets of 10 plus 10
3x10x5s                         | 3 sets of 10, 5 seconds each
3 x 10 x 5 sec                  | 3 sets of 10, 5 seconds each
3x10x5-10s                      | 3 sets of 10, 5 to 10 seconds each
3x10x5                          | 3 sets of 10, 5 each
3x10x20kg                       | 3 sets of 10 at 20 kilograms
3x10 reps x 5 sec hold          | 3 sets of 10 reps, 5 seconds each
10x10s                          | 10 times 10 seconds
10 x 5 sec holds                | 10 times 5 seconds
3x30s                           | 3 sets of 30 seconds
3x10-12                         | 3 sets of 10 to 12
tempo 3010                      | tempo 3, 0, 1, 0
tempo 31X1                      | tempo 3, 1, X, 1
tempo 3-0-1-0                   | tempo 3, 0, 1, 0
3-1-3 tempo                     | 3, 1, 3 tempo
tempo 120 bpm                   | tempo 120 beats per minute

# numbers, signs, loads
10 000 steps                    | 10,000 steps
1 000 000                       | 1,000,000
7\u00a0500 steps                     | 7,500 steps
7\u202f500 steps                     | 7,500 steps
10#                             | 10 pounds
a 10# DB                        | a 10 pound dumbbell
#1                              | number 1
½ squat                         | half squat
1½ min                          | 1 and a half minutes
3 &times; 10                    | 3 sets of 10
heel &amp; toe                  | heel and toe
5&nbsp;reps                     | 5 reps
&frac12; turn                   | half turn
hold<br>rest                    | hold rest
<b>3x10</b>                     | 3 sets of 10
sit -> stand                    | sit, stand
+/- 5 kg                        | plus or minus 5 kilograms
~10                             | about 10
>90°                            | more than 90 degrees
45deg                           | 45 degrees
45-60deg                        | 45 to 60 degrees
a 45s hold                      | a 45 second hold
a 45-second hold                | a 45-second hold
2.5kg dumbbells                 | 2.5 kilogram dumbbells
Use the 5kg weight.             | Use the 5 kilogram weight.
hold 5 sec, rest 1 min          | hold 5 seconds, rest 1 minute
Plank 30s rest 30s              | Plank 30 seconds rest 30 seconds
1 sets of 10                    | 1 set of 10

# addresses
See https://example.org/a?b=1.  | See link.
watch www.example.com/hip now   | watch link now
mail anna.b@example.co.uk       | mail link
Call 555-123-4567.              | Call 5 5 5, 1 2 3, 4 5 6 7.
Tel. (030) 123 4567             | Tel. 0 3 0, 1 2 3, 4 5 6 7
+49 30 1234567                  | plus 4 9, 3 0, 1 2 3 4 5 6 7
555-1234                        | 5 5 5, 1 2 3 4
500-1000 steps                  | 500-1000 steps
2024-01-05                      | 2024-01-05
"""

ROWS = [tuple(map(str.strip, line.split("|"))) for line in TABLE.splitlines() if "|" in line]


@pytest.mark.parametrize(("written", "said"), ROWS)
def test_said(written: str, said: str):
    assert normalise(written) == said
    assert normalise(said) == said


SENTENCES = """
Bow to your partner, then stand up and add a little weight.
The ER doctor said to ice it on and off.
Turn left at 5 and go on.
It is either/or; his/her choice; yes/no.
Sit up straight. In 3, 2, 1, go.
He is 5 feet tall, and it's 5 o'clock.
Don't rush: 10 good ones beat 20 bad ones.
I am in. Come in. Lean in.
Rest in between. The rest is up to you.
Do not bid farewell yet; rev the engine.
T is for toes, W is for wings, M is for more.
Read chapter 3: 12 pages.
Bend 2 or 3 times; 1 or 2 is fine.
Room 12, floor 3, door 4.
Add 1 rep a week, not more; 10 is plenty.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_ordinary_sentences_stay(sentence: str):
    assert normalise(sentence) == sentence
