"""The parts of a build: what is read anew, who reads it, where it is kept, and how new files replace old ones."""
