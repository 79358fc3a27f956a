"""What `coach check` finds: every file read, every reachable state of every scenario followed."""
