"""The cohort: what happens once pairs are confirmed. So far: meetings, and who was there."""

from workbench.cohort.meetings import (
    Attendee,
    Meeting,
    MeetingsAtFault,
    meetings_of_people,
    meetings_of_roles,
)

__all__ = ["Attendee", "Meeting", "MeetingsAtFault", "meetings_of_people", "meetings_of_roles"]
