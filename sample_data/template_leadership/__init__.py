"""New managers and experienced ones, all of them invented."""
