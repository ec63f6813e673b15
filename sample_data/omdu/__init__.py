"""The mothers and the leaders of the reverse mentorship, all of them invented."""
