"""The statistics: numbers and charts of one library or all, that lead to what they count and can be exported."""
