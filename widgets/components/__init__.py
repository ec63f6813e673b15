"""Components of the pages: one Python class, one ES module and one style sheet each."""

from widgets.components.actions import Actions
from widgets.components.changes import Changes
from widgets.components.choice import Choice
from widgets.components.component import Component
from widgets.components.downloads import Downloads
from widgets.components.figures import Figures
from widgets.components.file_drop import FileDrop
from widgets.components.heading import Heading
from widgets.components.heat_map import HeatMap, shades
from widgets.components.layout import Panel, Row, Split, Stack
from widgets.components.nav_bar import NavBar
from widgets.components.notice import Notice
from widgets.components.picture import Picture
from widgets.components.progress import Progress
from widgets.components.prose import Prose
from widgets.components.question_form import QuestionForm
from widgets.components.skeleton import Skeleton
from widgets.components.steps import Steps
from widgets.components.table import Table
from widgets.components.text_area import TextArea
from widgets.components.weights import Weights

__all__ = [
    "Actions",
    "Changes",
    "Choice",
    "Component",
    "Downloads",
    "Figures",
    "FileDrop",
    "Heading",
    "HeatMap",
    "NavBar",
    "Notice",
    "Panel",
    "Picture",
    "Progress",
    "Prose",
    "QuestionForm",
    "Row",
    "Skeleton",
    "Split",
    "Stack",
    "Steps",
    "Table",
    "TextArea",
    "Weights",
    "shades",
]
