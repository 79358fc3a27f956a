"""What leaves the program, one file a format. Everything here is a function from values to text."""
