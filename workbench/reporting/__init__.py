"""Reporting: tables, workbooks and charts made from a round."""
