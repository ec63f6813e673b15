"""Women who wait for a mentor in five Danish cities, and mentors; all of them invented."""
