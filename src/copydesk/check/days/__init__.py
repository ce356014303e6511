"""Days, weekdays, intervals and ends of runs against the days on which the desk has episodes shown."""
