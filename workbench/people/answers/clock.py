"""Hours of the day as people write them ("17-19", "efter kl. 16"), as parts of the day."""

import re

_AFTER = r"efter|etter|after|från|fra|from"
_HOURS = re.compile(
    rf"(?P<after>\b(?:{_AFTER})\s*)?(?:\b(?:kl|klockan|klokken|at)\b\.?\s*)?"
    r"(?P<first>\b\d{1,2})(?:[:.]\d{2})?(?:\s*(?:-|–|—|till|til|to)\s*(?P<last>\d{1,2})(?:[:.]\d{2})?)?"
    r"(?:\s*(?:tiden|pm|p\.m\.))?(?!\d)"
)
_NOON, _AFTER_WORK, _EVENING, _MIDNIGHT = 12, 15, 17, 24


def with_parts_for_hours(text: str) -> str:
    """Text in which hours that lie in one part of the day are that part's English name.

    Hours that lie in two parts stay as they are: which part is meant is not known.

    Examples
    --------
    >>> with_parts_for_hours("mån 17-19"), with_parts_for_hours("hverdager etter kl. 17")
    ('mån evening', 'hverdager evening')
    >>> with_parts_for_hours("tisdag 10-19")
    'tisdag 10-19'
    """
    return _HOURS.sub(_part_of, text)


def _part_of(hit: re.Match[str]) -> str:
    first = int(hit["first"])
    if hit["last"] is None:
        # Whoever can after three o'clock can in the evening; more is not said.
        late = bool(hit["after"]) and _AFTER_WORK <= first < _MIDNIGHT
        return "evening" if late else hit.group()
    last = int(hit["last"])
    if not first < last <= _MIDNIGHT:
        return hit.group()
    if first >= _EVENING:
        return "evening"
    if last <= _NOON:
        return "morning"
    return "afternoon" if first >= _NOON and last <= _EVENING + 1 else hit.group()
