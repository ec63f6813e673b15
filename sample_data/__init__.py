"""Applicant lists of invented people, and the script that makes them.

Run it with ``python -m sample_data.make``.
"""
