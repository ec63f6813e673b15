"""What a workbook says beside its cells, and the reader of the cells does not tell.

Rows and columns that are hidden, formulas that failed, zeros that only a number format shows. The
modules are loaded by the limited child process, so each imports nothing but the standard library and
:mod:`workbench.people.sheet_marks.marks`.
"""
