"""Young people and student mentors, all of them invented."""
