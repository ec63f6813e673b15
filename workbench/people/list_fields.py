"""Headings that form tools give to what belongs to the list and not to the person.

The fields themselves (``application_id``, ``received_on``, ``role``) stand in the vocabulary; here
are the columns that Microsoft Forms, Google Forms, Nettskjema and their like add on their own.
"""

from collections.abc import Mapping

FROM_FORM_TOOLS: Mapping[str, tuple[str, ...]] = {
    "application_id": (
        "ID", "#", "Nr", "No", "Number", "Nummer", "Kod", "Kode", "Code", "Svars-ID", "Svar-ID",
        "Respondent-id", "Respondent ID", "RespondentID", "Response ID", "Submission ID",
        "Entry ID", "Deltagarnummer", "Deltagarkod", "Deltagernummer", "Deltakernummer",
        "Participant code", "Löpnummer", "Løbenummer", "Løpenummer", "$submission_id",
    ),
    "received_on": (
        "Tidsstämpel", "Tidstämpel", "Slutförandetid", "Sluttid", "Svarstid", "Inskickad",
        "Inskickat", "Svarsdatum", "Fuldførelsestidspunkt", "Sluttidspunkt", "Afsluttet",
        "Indsendt", "Svardato", "Fullføringstidspunkt", "Fullført", "Tidsmerke", "Innsendt",
        "Levert", "Timestamp", "Completion time", "Submitted at", "Date submitted", "End Date",
        "$answer_time",
    ),
    "role": (
        "Jag vill delta som", "Jag söker som", "Deltar som", "Jeg vil gerne deltage som",
        "Jeg tilmelder mig som", "Jeg ønsker å delta som", "Jeg melder meg på som",
        "I want to take part as", "Applying as", "I am applying as",
    ),
}  # fmt: skip
"""Read as surely as the headings of the vocabulary."""

FROM_FORM_TOOLS_AT_NEED: Mapping[str, tuple[str, ...]] = {
    "received_on": (
        "Starttid", "Starttidspunkt", "Start time", "Start Date", "Skapad", "Oprettet",
        "Opprettet", "Created", "Created at", "Date created", "$created", "Senast ändrad",
        "Last modified time", "Senest ændret", "Sist endret",
    ),
}  # fmt: skip
"""Read where no better column stands in the list: when a form was opened, not when it was sent."""
