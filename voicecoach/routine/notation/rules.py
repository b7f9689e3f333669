"""The grammar: what a row of senses means, as patterns over their letters (see `senses`). The first that fits is meant.

Each name in a pattern is a part of the meaning. All repetitions are short, so that reading is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIDE = "[LG23]D?"
_ADDED = rf"[nt](?:R?{_SIDE})?(?:[+,](?=[nt]R?{_SIDE})|[+])[nt](?:R?{_SIDE})?(?:\+n){{0,4}}"
"""Numbers with a plus between them, perhaps with their sides."""
_IN_BRACKETS = rf"\((?:{_ADDED}|nR?\+nR|[nt]/[nt])\)"
_DAYTIMES = r"(?:h,)?h,?[F/+&-]{1,2}h"
"""Parts of the day: `morning, noon and night`."""
_BEHIND_A_NAME = r"(?<=[^nwtxlmoQvdSRUMFk+/(@._])"
_RULES = (
    # labels with their values in a row, in any order
    r"R:F?(?P<reps>#)(?=[SHPTU]:)|S:F?(?P<sets>#)(?=[RHPTU]:)|H:F?(?P<hold>[tn])(?=[SRPTU]:)",
    r"(?<![nwx])Rx?(?P<reps>#)(?=Sx?:?#(?![RxSM]))|(?<![nw])Sx?(?P<sets>#)(?=Rx?:?#(?![SxRM]))",
    r"x?(?P<reps>#)R?(?=x#[/Ee]F?[dv])|(?P<every>x#[/Ee]F?[dhv])",
    r"(?P<named>x#)(?=-#x[ntw])",
    # how often, of which no number is a dose; so many each hour are reps
    rf"(?P<reps>#)(?:-?[xM]|R)F?(?P<hourly>[/Ee]?F?{_DAYTIMES}|[/Ee]?F?h|y)|(?P<reps_>#)(?P<hourly_>[Ee]F?t)|(?P<reps__>#)(?P<every>{_DAYTIMES})",
    r"(?P<note>xk)",
    r"(?P<hold>#)-?4-?F?[HOP]|[HOP]F?(?P<hold_>#)4",
    r"(?P<note__><F?f)|(?P<note>d#)(?!x)|(?P<note_>F{1,2}c)",
    r"(?P<every>[nF]d(?:F{1,2}e?|/)n(?![xtRSUMdhvmnl/:.-]*[xtRSUMdhvml]))",
    r"(?P<every>(?:#(?:-(?=[xM]))?[xM]{0,2}|i)F?(?:[/Ee]{0,2}F?[dhv]|-[dhv](?!#))(?:[/,EF]{1,2}[dv])?)",
    r"(?P<every>(?:#-?[xM]{0,2}|i)F?y|(?:#|i)1[/Ee]?F?[dvy])",
    rf"(?:^|(?<=[nwRMtms.,;:(]))(?P<every>{_DAYTIMES})(?=[.,;:)]|$)|(?P<every_>{_DAYTIMES})(?=[:.]?$)|^(?P<every__>{_DAYTIMES})(?=W[.]?$)",
    r"(?P<every>d[E/]v:?F?(?:#|y))|(?P<every_>(?:[eE]F{0,2}d|y),?F?(?:i|#[xM])(?=[.;!)]|$))",
    r"(?P<every>[eE]F{0,2}[rk]F?[dhv]|[eE]F{0,2}#?[.]?F?[dhvf]|rd|(?:w|F)?dFw|eF?t)",
    r"(?P<every>#dF?[/Ee]?F?v)(?!:)",
    r"(?P<every>y:#[xM]|y)",
    r"(?P<every>f(?:[/,+F-]{0,2}f){1,6})",
    # what is lifted, how often
    r"F?(?P<load>l)x(?P<reps>#)x(?P<sets>#)R?|F?(?P<load_>l)x(?P<lift>#)R?",
    # no amount: weeks, before and after, pain out of ten, load, distance
    r"(?P<note>(?<=[WD])vn$)|(?P<note_>F?#-?v|tF?p(?![eE]?F?[UK])|pF?t(?!F?[PO])|#d|#-d(?!#))",
    r"(?P<note>@?F?l[+/-]{1,2}l|@W?n(?![x/SRM])|o)|@?F?\+?(?P<load>l)",
    r"(?P<note>@?F?0F?[:/]?[nQ](?:/n)?|@?n0)",
    r"(?P<reps>#)(?:R|F?9)?(?:5?%)?[,.]F?[*]F{1,2}(?P<sets>#M|i)(?![x6]|F?[/Ee-]{0,2}F?[dhvy])",
    r"(?P<loads>8)x(?P<reps>#)R?(?:[eE](?![D$]))?|(?P<loads_>8)x(?P<per_set>[QV])|(?P<note>8)",
    # a time a set
    r"H?:?(?P<per_set>t(?:/t){2,9}|t(?:-t){2,9}|t(?:,t){2,9})(?!F?[IPOJj])|H?:?(?P<ladder>n(?:-n){0,8}-t|n(?:/n){1,8}/t|n(?:,n){1,8},?[F7]?t)(?!F?[POJj])",
    # as much on each side, or a hold
    r"(?P<sets>#)x(?P<one>[nt])/(?P<two>[nt])(?![/x%A-Z$])",
    # as much on each side, or the parts of one set
    rf"(?P<added>#(?:x|S[,:F]{{0,2}}x?F?)(?:{_IN_BRACKETS}(?:\$(?=[.,;)]|$))?|{_ADDED}(?=[.,;()]|$)))",
    rf"(?P<added>(?:{_IN_BRACKETS}|(?<![+x]){_ADDED})x#)(?![xR])|(?P<added_>{_BEHIND_A_NAME}{_IN_BRACKETS}(?=[.,;]|$))",
    rf"(?P<added>{_BEHIND_A_NAME}{_ADDED}(?=[.,;()]|$))|(?P<added_>{_BEHIND_A_NAME}n(?:\+n){{2,5}}(?=W))",
    # three factors
    r"(?P<sets>#)S?x(?P<reps>#)R?(?:x(?P<hold>[tn])|@(?P<hold_>t))H?(?![/%])",
    r"(?P<reps>#)x(?P<hold>t)H?[(]?(?:(?P<right>G)|(?P<left>L)|(?P<both>Z)|(?P<each>E[D$]|e|&))?[)]?x(?P<sets>#)",
    r"x(?P<reps>#)x(?P<hold>t)H?",
    r"(?P<sets>n)/(?P<reps>n)/(?P<hold>t)",
    r"(?P<reps>#)(?P<each>[eE]{1,2}F?r?[D$]|/[D$]|E)x(?P<sets>#)",
    # with the names of both before them
    r"S[/x+]R:?(?P<sets>#)[/x](?P<reps>#)|S[/x+][MHR]:?(?P<sets_>#)[/x](?P<span>t)|R[/x+]S:?(?P<reps_>#)[/x](?P<sets__>#)",
    # work and rest in turn
    r"(?P<pair>;)x(?P<count>#)(?!U)|(?P<count_>#)x(?P<pair_>;)|(?:I[/:+F-]{1,2}P:?F?)?(?P<pair__>;)",
    r"(?P<work>n)/(?P<off>n)x(?P<count>#)|(?P<work_>n):(?P<off_>n)x(?P<count_>#)",
    r"(?P<count>#)x\(?W\(?(?P<work>t)[F/,+-]{1,2}j(?P<off>t)\)?",
    r"(?P<count>#)x\((?P<work>t)W?[F/,+-]{1,2}(?P<off>t)[jPOJ]\)",
    r"(?P<count>#)(?:[xHR]|W?F)\(?(?P<work>t)I[F/,+-]{0,2}(?P<off>t)[JPO]\)?",
    r"(?P<work>t)F?I[F/,:+-]{0,2}(?P<off>t)F?[JPO](?:x(?P<count>#)(?!U))?|I(?P<work__>n),?J(?P<off__>n)|(?P<work___>t)/(?P<off___>t)(?=[,.x]?[(]?#U)|(?P<work_>n)I(?:[F/,+-]{1,2}(?P<off_>n)[JPO]|(?P<off____>n)J)",
    r"(?P<work>t)[/,F]{1,2}jF?(?P<off>t)[,.F]{0,2}\*?F{0,2}(?:(?P<count>#)M|(?P<count_>i)|x(?P<count__>#))",
    r"(?<=[WD])j(?P<off>t)[/,F]{1,2}W?(?P<work>t)[,.F]{0,2}\*?F{0,2}(?:(?P<count>#)M|(?P<count_>i)|x(?P<count__>#))",
    r"(?P<work>t)[Wj][/,F]{1,2}(?P<off>t)j[,.F]{0,2}\*?F{0,2}(?:(?P<count>#)M|(?P<count_>i)|x(?P<count__>#))",
    r"I:?(?P<work>t)[F/,+-]{0,2}[JPO]:?(?P<off>t)",
    r"(?<!,)(?P<work>t)H[/,+-]{1,2}(?P<off>t)[POJ]|(?P<work_>t)H/(?P<off_>t)[PO]",
    # the phases of a rep, before what else a pause may be; behind the word for them in any order and without units
    r"T:?F?z:?(?P<down_first>[tn])[,/F-]{0,3}(?:H:?(?P<low>[tn])[,/F-]{0,3})?a:?(?P<up>[tn])",
    r"T:?F?(?P<down_first>[tn])F?z[,/F-]{0,3}(?:(?P<low>[tn])H[,/F-]{0,3})?(?P<up>[tn])F?a",
    r"T:?F?a:?(?P<up>[tn])[,/F-]{0,3}(?:H:?(?P<stay>[tn])[,/F-]{0,3})?z:?(?P<down>[tn])",
    r"T:?F?(?P<up>[tn])F?a[,/F-]{0,3}(?:(?P<stay>[tn])H[,/F-]{0,3})?(?P<down>[tn])F?z",
    r"(?P<up>t)F{0,2}a[,F/+-]{1,3}(?P<stay>t)F{0,3}[HOPg]{0,2}[,F/+-]{0,3}(?P<down>t)F{0,2}z",
    r"aF{0,3}(?P<up>t)[,F/+-]{1,3}[HOPg]{1,2}F{0,3}(?P<stay>t)[,F/+-]{1,3}zF{0,3}(?P<down>t)",
    r"(?P<down>t)F{0,2}z[,F/+-]{1,3}(?P<low>t)F{0,3}[HOPg]{0,2}[,F/+-]{0,3}(?P<up>t)F{0,2}a",
    r"zF{0,3}(?P<down>t)[,F/+-]{1,3}[HOPg]{1,2}F{0,3}(?P<low>t)[,F/+-]{1,3}aF{0,3}(?P<up>t)",
    # rests; a pause within a rep is a hold
    r"[PO]:?F{0,2}(?P<between_reps>t)F?BF?[eE]?F?R",
    r"(?P<rest>t)F?BF?[eE]?H|[PO]:?F?(?P<rest_>t)F?BF?[eE]?H|(?P<between_reps>t)F?[PO]?F?BF?[eE]?R|[PO]F?BF?R:?F?(?P<between_reps_>t)",
    r"(?P<rest>t)F?W?[POJ]?F?BF?[eEWI]{0,3}S|[PO]:?F?(?P<rest_>t)F?BF?[eEWI]{0,3}S",
    r"(?P<round_rest>t)F?(?:[POJj]|XW?)?F?BF?[eEw]?F?(?:U|W|K)|[PO]F?BF?[eE]?F?[UK]:?F?(?P<round_rest_>t)",
    r"[PO]:?F?(?P<round_rest__>t)F?[Bp]F?[eEw]?F?[UK]|(?P<round_rest___>t)F?[POJj]?F{0,2}[pg]F?[eE]?F?(?:[UK]|M~)",
    r"[pB]F?[eE]?F?[UK][:,]?F?(?P<round_rest>t)F?[PO]?|(?:[PO]:?F?)?BF{0,2}[eEIW]?F?S[:,]?[FWjz]{0,3}(?P<rest>t)F?[PO]?",
    r"BF?[eE]?F?W[:,]?F?(?P<rest_after>t)F?[PO]?",
    r"(?P<hold>t)F?[OPH]F{0,4}g|[OP]F{0,4}(?P<hold_>t)F{0,4}g|(?P<hold__>t)F{0,4}g|gF{0,4}(?P<hold___>t)[OH]?",
    r"(?P<rest>t)F?W?[POJ]F?BF?[eEW]?F?S?|(?P<rest_>t)F?(?:j|WW?)?F?BF?(?:[eEWI]{0,3}S|(?=[).,]|$))|[PO]F?B:?F?(?P<rest__>t)(?!F?[BPO])",
    r"PF{1,2}C?4F(?P<rest>#)(?!F?B)",
    r"(?P<rest>t)F?[POJ]?F?BF?[eE]?F?s(?=[.,;)-]|$)",
    r"(?P<rest>t)!?F?[PO](?!:?F?t)(?:F?BF?S)?",
    r"P:?F?(?P<rest>t)x(?P<sets>#)(?!U)|(?P<rest_>t)Jx(?P<sets_>#)(?!U)|J:?F?(?P<rest__>t),?x(?P<sets__>#)(?!U)",
    r"[PO]F?(?:BF?S)?F{0,4}:?F?(?P<rest_>[tn])(?![x/])(?:F?BF?[eE]?F?S|F?B(?=[.,;)]|$))?",
    r"(?<=,)B:?F?(?P<rest>t)(?=[.,;)]|$)",
    r"(?P<rest>t)J(?:F{0,2}B(?=[).,]|$)|(?=[).,;]|$|F?[*p]))",
    r"(?P<rest>t)F?X(?=[.,;)]|$)|[/](?P<rest_>t)j|YF{0,2}(?P<let_go>t)|(?:(?<=[,/(])|(?<=,[WF]))(?P<let_go_>t)F?Y",
    # tempo, as numbers or by its phases
    r"T:?(?P<tempo>[Qn])|@?(?P<tempo_>Q)T",
    r"(?P<up>t)F{0,2}a[F,/+-]{0,2}(?P<down>[tn])F{0,2}z(?:F?W)?",
    r"(?P<down_first>t)F{0,2}z[F,/+-]{0,2}(?P<up>[tn])F{0,2}a",
    r"(?P<phase>tF{0,2}[az]|[az]F{1,3}t(?!F?g?F?H))",
    # holds
    r"(?P<sets>#)(?P<held>H)F{0,2}(?P<span>t)|(?P<sets_>#)UF{1,2}(?P<span_>t)(?!F?[POJI])",
    r"E?(?P<hold>t)!?[WF]?H(?!F?[xn])(?:F{1,3}g)?|E?(?P<hold_>t)H",
    r"HM:?F?(?P<hold>t)|(?<=-)(?P<hold_>n)H(?=[-,.;)]|$)",
    r"HF{0,4}C?F{0,2}[C4]?:?F?(?P<breaths>#)[WC]?b",
    r"HF{0,3}[C4]{1,2}F?(?P<hold>#)[C4]?|FFC?4F(?P<hold_>#)|4[WF]{0,3}F?(?P<hold__>#)(?![RMSm%/])|W(?P<hold___>#)4",
    r"H[FWDZLGeE$a]{0,7}:?F{0,2}(?P<hold>t)(?!F?P(?!:))(?:F{0,3}g)?|H[F]{0,3}:?F?(?P<hold_>n)(?![xSRMlmo/%Q+-]|F?[SRM])",
    # a set a number
    r"(?P<per_set>#R(?:,\*F?#R?){1,9})|(?P<note>#F[eE](?=\)))",
    r"(?P<per_set>#@l(?:[,/]#@l){0,9}[,/]#(?P<plus>\+)?@l)",
    r"(?P<sets>#)Sx?[:F]{0,2}(?P<per_set>[QV])R?|x?(?P<per_set_>[QV])(?:R|M)|(?P<sets_>#)x(?P<per_set__>[QV])",
    r"(?P<sets>#)S[,:F-]{0,2}(?P<per_set>#R?(?:,?F?[*7]F?#R?){1,9})|(?P<per_set_>#R?(?:,?F?[*7]F?#R?){2,9})(?![xSMmtsb])",
    r"(?P<sets>#)S[F:,-]{0,2}(?P<per_set>#(?:,#){1,6},?(?:F|F?[*7]F?)#|#(?:,#){2,6})(?=R|[.,;)]|$|F?t)",
    r"(?<=[:-])(?P<per_set>w(?:,w){1,6},?(?:F|F?[*7]F?)w|w(?:,w){2,6})(?=R|[.;)]|$)",
    r"SF(?P<per_set>#(?:,#){0,6},?F#)|(?P<per_set_>#(?:,#){1,6},?F#)R",
    r"(?P<sets>i|#M)(?P<reps>#)(?=R|F?[WC]|[.,;)]|$|[FIa]{0,2}[eE])",
    r"(?P<sets>#)M[EF]{1,2}(?P<reps>#)(?=R|W?[.,;)]|$|[eE])|(?P<sets__>#)M(?P<reps___>#)R|(?P<reps__>#)H(?=,)",
    r"(?P<reps>#)[FC]?Rx(?P<sets>#)(?![tmx])|(?P<sets_>#)UF(?P<reps_>#)(?:R|(?=[.,;)]|$))|(?P<reps__>#)(?P<each>E)(?=,F?#S)",
    r"(?P<again>rS)",
    # what one set is, and what is done once more
    r"(?P<reps>#)(?:R|M|FF|W{1,2})?5a?[FW]S|[FW]S5F?(?P<reps_>#)(?:[RM]|W(?=[.,;)]|$))?",
    r"6W?(?P<more_sets>#)S|(?P<more_sets_>#)6S|(?P<more_times>#M|i)6|(?P<more_times_>#)6M|6W?(?P<more_times__>#M|i)",
    r"6(?:WF?)?(?P<another>#)R?(?=W?[.,;)]|W?$|W?F)|6(?P<another_time>t)(?!F?[PO])|(?P<another_>#)6R?(?=[.,;)]|$|F)",
    # sets of something
    r"(?P<sets>#)(?:H?x|SF{0,2}x?,?F?)(?P<span>t)(?!F?[POJ]|F?j?B)(?P<held>H)?",
    r"(?P<span>t)(?P<held>H)?x(?P<count>#)(?:[SRM])?",
    r"(?P<count>#)MF?(?P<span>t)(?!F?[POJ])(?P<held>H)?",
    r"(?P<sets>#)(?:x|SF{0,2}x?F?)(?P<distance>m)|(?P<distance_>m)x(?P<sets_>#)",
    r"(?P<sets>#)x(?P<steps>#s)|(?P<sets_>#)x(?P<breaths>#[WC]?b)",
    r"(?P<sets>#)(?:x|S[,F]{0,2})F?(?P<most>q)",
    r"(?P<reps>#)(?:R|M)?[F,x]{0,2}(?P<sets>#)S(?!F{1,2}#(?:[R,.;)]|$))",
    r"(?P<reps>#)[FC]?R[F,]{0,2}(?P<sets>i|#M)(?!F?[/Ee-]{0,2}F?[dhvy])",
    r"(?P<sets>#)(?:S[,F:]{0,2}[x@]?F?E?|x)(?P<reps>#)(?:[FC]?R|M)?(?P<plus>\+(?=[,. )/]|$))?",
    # one number a side, or once on each
    r"(?P<each>iF{0,3}L[D$]?[WF,g]{0,6}iF{0,3}G[D$]?|iF{0,3}G[D$]?[WF,g]{0,6}iF{0,3}L[D$]?)",
    r"(?P<reps>#|i)R?[FIW]{0,3}\$[F,*]{1,3}(?P<other_side>#|i)R?[FW]{0,3}r",
    r"(?P<time>t)[GL][,/+F-]{0,2}(?P<other_side>t)[LG]|(?P<reps>#)R?[GL][,/+F-]{0,2}(?P<other_side_>#)R?[LG](?:,?x(?P<sets>#))?",
    r"[GL]:?(?P<reps>#)[,/+F-]{0,2}[LG]:?(?P<other_side>#)(?:,?x(?P<sets>#))?(?!x)",
    # each by itself
    r"(?P<sets>#)U(?=,?F?[eE]{1,2}F{0,2}r?[D$])",
    r"U:?F?x(?P<rounds>#)(?!x)",
    r"x?(?P<rounds>#)(?:xF?)?U(?:FF?(?=[.,;)]|$))?|(?P<rounds_>#M|#(?=x)|i)x?F?~|~[FW]{0,3}(?P<rounds__>#M|i)(?![eE/F]{0,2}[dhvy])",
    r"(?P<sets>#)S[Ee/]F?1|(?P<reps>#)[RMH][Ee/]F?S",
    r"x?(?P<sets>#)-?S(?:FF(?=[.,;)]|$|FF?t))?|(?!(?<=W)S:?#(?:[RM](?!:?#)|SF?#))S:?(?P<sets_>#)(?!x)",
    r"(?P<breaths>#[WC]{0,2}b)",
    r"(?P<steps>#s)(?!-W)|(?:(?<=\*)|(?<=\*F))(?P<reps>#)(?=C?W[.,;]|C?W$)",
    r"(?P<reps>#)(?:[FC]?R|-?M|FM|x(?![nw]))|(?:(?<=[*])|(?<=[*][FE]))(?P<reps____>#)F{0,2}(?=[.,;)]|$|[eE]F|F{0,2}I?[eE]{1,2}F{0,2}r?[D$])|[*4]-F{1,2}(?P<reps_______>#)(?=[.,;)]|$)|(?<=[*]F)(?P<reps________>#)(?=F[*])|F(?P<reps______>#)(?=[*](?:[.,;)]|$))|(?P<reps__>i)|[xR]:?F?(?P<reps_>#)(?!x|S|v|d)|(?P<reps_____>#)(?=WF?[eE]F?[D$])|(?<=\()(?P<reps_________>#)(?=,F?[eE]?F?H)|(?P<reps___>#)(?=/[D$]|[FIa]?[eE]{1,2}F{0,2}r?[D$]|A|&|\([eE]\))",
    r"(?P<reps_of>#)F[WF](?=[.,;)]|$|F{1,2}tF?[PO]|-W?F*t|[eE]F?[rk]?F?[dhvD$])|(?P<reps_of_>#)W(?=[W%]?[.,;)]|$)",
    r"(?P<reps>#)(?:F|5)?%",
    r"(?P<most>q)",
    r"(?P<reps>#)R?F?(?P<total>9)",
    # sides
    r"(?P<each>[eE]{1,2}F{0,2}r?[D$]|E?Z\$|[*]ZD|[*X][FWZIRSs,]{0,6}(?:r[D$]|aF?r\$)|r[D$][*]|7F{0,2}r[D$]|\$?F?L'?F?D?\.?[/+&,FI*7-]{1,3}F?G'?D?|\$?F?G'?F?D?\.?[/+&,FI*-]{1,3}F?L'?D?)",
    r"(?<=[nwRMtmbsx)])(?P<each>F?/(?:D|\$))|(?<=[Rtm]\.)(?P<each_>F?/(?:D|\$))",
    r"(?P<each>[*]F?X(?:F?W?[D$])?(?=[.,;)]|$)|XF{0,2}[D$](?:[eE][MRSU])?(?=W?[.,;)]|$|W?F[*]|p[eE]))|W?F?(?P<turn>[D$][,F]{0,3}[*7]F{0,3}r[D$]?)(?=[.,;)]|$)",
    r"(?P<reps>#)(?:FF(?=F))?(?P<a_side>F[D$])(?=[.,;:)]|$)|(?<=[RMtb])(?P<a_side_>F[D$])|(?<=[nw])(?P<a_side__>F[D$])(?=[.,;:)]|$)",
    r"(?P<each>&|[$D]:?F?(?:[eE](?=[),.;!]|$)|&|Z(?=[),.;!]|$)))",
    r"(?<=[nwRMtmH])(?P<each>[eE](?=[().,:;_!-]|$))|(?<=[nwRMtmH][(])(?P<each_>[eE](?=[)]))",
    r"(?P<each>2[F/+,-]{1,2}3|3[F/+,-]{1,2}2)|(?<=[nwRtmbs)!])(?:(?P<right>2)|(?P<left>3))(?=[.,;)!]|[+/F]F?[tnw]|$)",
    r"(?<=[nwRMtmbs,(])(?P<each>[WF][D$](?:pF{0,2}W?r[D$]?|(?:FF|e)M)(?=[.,;)]|$))",
    r"(?P<alternate>A[D$]?)",
    r"(?P<both>ZD|Z(?=[).,]|$))",
    r"(?P<left>N?F{0,2}(?:L'?[D$]|[D$]F?L|L)N?)|(?P<right>N?F{0,2}(?:G'?[D$]|[D$]F?G|G)N?)",
    # other things with digits
    r"(?P<scheme>n/n)(?!/)|(?P<note>n/l)|(?P<note_>[kcu]|m|n%)",
    r"(?P<tempo>Q)|(?P<per_set>V)",
    r"M:(?P<time>t)|(?P<time_>t)",
)
RULES: tuple[re.Pattern[str], ...] = tuple(re.compile(rule.replace("#", "[nw]")) for rule in _RULES)


def meaning(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each part of what a rule found: its role, and from which token to which it stands."""
    for name, text in found.groupdict().items():
        if text:
            yield name.rstrip("_"), found.start(name), found.end(name)
