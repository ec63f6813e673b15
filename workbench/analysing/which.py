"""Which round of a store somebody means."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.locale import sentence
from workbench.store.overview import RoundInStore

#: Rounds that are listed in a message.
_MOST = 5


def round_meant(rounds: Sequence[RoundInStore], name_or_id: str | None, place: str) -> RoundInStore:
    """The round of this id or name; of None the one that was begun last.

    Raises
    ------
    LookupError
        With the rounds that there are, where none or several are meant.
    """
    if not rounds:
        raise LookupError(
            str(
                sentence(
                    "No round is kept in {place} yet. Begin one in the workbench, or name the "
                    "data folder that has it.",
                    place=place,
                )
            )
        )
    if name_or_id is None:
        return max(rounds, key=lambda each: (each.begun_at, each.id))
    wanted = name_or_id.strip().casefold()
    for found in (
        [each for each in rounds if each.id == name_or_id],
        [each for each in rounds if each.name == name_or_id],
        [each for each in rounds if each.name.strip().casefold() == wanted],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise LookupError(
                str(
                    sentence(
                        'Several rounds are called "{seen}". Write the id of one of them: {rounds}.',
                        seen=name_or_id,
                        rounds=_listed(found),
                    )
                )
            )
    raise LookupError(
        str(
            sentence(
                'No round has the name or id "{seen}". There is: {rounds}.',
                seen=name_or_id,
                rounds=_listed(rounds),
            )
        )
    )


def _listed(rounds: Sequence[RoundInStore]) -> str:
    shown = [f'{each.id} "{each.name}" ({each.begun_at:%Y-%m-%d})' for each in rounds[:_MOST]]
    more = len(rounds) - len(shown)
    return ", ".join(shown) + (f" (+{more})" if more else "")
