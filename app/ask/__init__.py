"""Questions in words -> what is asked -> a query -> an answer with its facts."""

LONGEST = 1000  # characters of a question, wherever it is asked
