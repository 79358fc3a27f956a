"""What is asked of a group, and what its answers say about the questions."""
