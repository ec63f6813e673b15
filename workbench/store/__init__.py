"""The store: what the screen says is saved, is saved.

One SQLite file in the user's data folder, or a PostgreSQL server. No other room imports the
database's libraries.
"""
