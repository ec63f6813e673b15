"""Mitt Livs Chans, spring 2022, at full size: two form exports as coordinators receive them."""
