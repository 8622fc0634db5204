"""First run: three steps from nothing to a scan, each of which can be skipped."""
