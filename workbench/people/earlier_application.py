"""An application that somebody made before, or in another role, as a coordinator points at it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EarlierApplication:
    """One application of an earlier round, or of another role in this one.

    Parameters
    ----------
    application : str
        Its id in the store; in this round its name in the tables, such as ``mentor-014``.
    round : str or None
        Id of its round in the store; None for this round.
    """

    application: str
    round: str | None = None
