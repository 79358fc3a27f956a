"""What every kind of problem means, for whoever writes scenarios."""
