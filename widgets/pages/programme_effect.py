"""One line above the parts of the Programme page: what the changes would do, and the way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ipywidgets import Widget

from widgets.components import Notice
from widgets.pages.labels import notice_labels
from widgets.pages.programme_desk import Desk, DraftView
from widgets.state import State
from workbench.locale import Sentence, count_sentence, sentence, tr
from workbench.reporting.summary import summary
from workbench.trying import Trial

_WORKING: dict[str, Sentence] = {
    "people": sentence("Trying the changes on your applicants"),
    "match": sentence("Matching under the changed programme"),
}


class EffectView(DraftView):
    """The effect of the draft in sentences, always in sight while there is a change."""

    reads = ("draft", "trial", "step")
    parts = ("lists", "proposal")

    def __init__(self, state: State, desk: Desk, *, go: Callable[[str], None]) -> None:
        self._go = go
        super().__init__(state, desk)

    def build(self) -> Sequence[Widget]:
        """The sentences."""
        self.notice = Notice(tone="info", on_action=self._go)
        return [self.notice]

    def draw(self) -> None:
        """Say what the changes would do."""
        desk = self.desk
        # Faults have a notice of their own.
        waiting = not desk.in_use and not self.draft.faults
        said = effect(desk.trial) if desk.trial else ()
        if desk.step in _WORKING:
            said = (*said, _WORKING[desk.step])
        if waiting and not self.state.round.lists:
            said = (sentence("Hand in lists, and this page shows whom the changes concern."),)
        self.notice.labels = notice_labels()
        with self.notice.hold_sync():
            self.notice.heading = tr("Changed, not used in this round yet") if waiting else ""
            self.notice.sentences = [str(each) for each in said] if waiting else []
            self.notice.buttons = (
                [
                    {"id": "trial", "label": tr("See whom it concerns")},
                    {"id": "changes", "label": tr("Use or save")},
                ]
                if waiting
                else []
            )


def effect(trial: Trial) -> tuple[Sentence, ...]:
    """What a trial found, in a few sentences."""
    joining, leaving = len(trial.joining), len(trial.leaving)
    said: list[Sentence] = []
    if joining:
        said.append(
            count_sentence(
                "{n} person more would take part.", "{n} people more would take part.", joining
            )
        )
    if leaving:
        said.append(
            count_sentence(
                "{n} person would no longer take part.",
                "{n} people would no longer take part.",
                leaving,
            )
        )
    if not said:
        said = [sentence("The same people would take part.")]
    if trial.proposals is not None and trial.change is not None:
        before, after = (summary(each) for each in trial.proposals)
        said.append(
            sentence(
                "{after} instead of {before} would get a place, and {n} pairs would change.",
                after=after.placed,
                before=before.placed,
                n=len(trial.change.changes),
            )
        )
    return (*said, *trial.blockers)
