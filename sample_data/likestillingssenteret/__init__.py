"""Women new in Norway and mentors in Hamar, all of them invented."""
