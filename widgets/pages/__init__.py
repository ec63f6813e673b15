"""One file a page, and one for each part of a page that is large enough to be an idea."""
