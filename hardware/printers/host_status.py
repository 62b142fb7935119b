r"""What a Zebra printer says of itself: the three strings that answer ``~HS``.

Each is framed STX ... ETX CR LF.  Source: Zebra ZPL II programming guide, "~HS Host Status
Return":

    1: aaa,b,c,dddd,eee,f,g,h,iii,j,k,l       b paper out, c paused, e formats in the buffer,
                                              h one more has begun and is not whole
    2: mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www       o head up, p ribbon out, u labels remaining
    3: xxxx,y                                 nothing that we use
"""

from __future__ import annotations

import re

from hardware.ports import PrinterStatus

ASK_STATUS = b"~HS"
ANSWER_ENDS = b"\x03"
STRINGS = 3
"""An answer is complete with so many strings."""

_STRING = re.compile(rb"\x02([^\x02\x03]*)\x03")
# strict where we read, lenient elsewhere: what speaks like a Zebra fills the other fields freely
_MEMORY = re.compile(rb"\d+,([01]),([01]),\d+,(\d{1,9}),\w,\w,([01])(?:,\w+){4,}")
_MECHANICS = re.compile(rb"\w+,\w*,([01]),([01])(?:,\w+){4},(\d{1,9})(?:,\w*){2,}")


def parse_host_status(answer: bytes) -> PrinterStatus:
    """Read an answer to ``~HS``; an empty status if it is cut off or garbled.  Never raises."""
    strings = [string.strip() for string in _STRING.findall(answer)]
    if len(strings) < STRINGS:
        return PrinterStatus()
    memory = _MEMORY.fullmatch(strings[0])
    mechanics = _MECHANICS.fullmatch(strings[1])
    if memory is None or mechanics is None:
        return PrinterStatus()
    paper_out, paused, formats, begun = memory.groups()
    head_up, ribbon_out, labels = mechanics.groups()
    return PrinterStatus(
        paper_out=paper_out == b"1",
        paused=paused == b"1",
        head_up=head_up == b"1",
        ribbon_out=ribbon_out == b"1",
        formats_in_buffer=int(formats) + int(begun),
        labels_remaining=int(labels),
    )
