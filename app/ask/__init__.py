"""Questions in words -> what is asked -> a query -> an answer with its facts."""
