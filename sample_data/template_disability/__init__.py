"""Young people and mentors with lived experience of disability, all of them invented."""
