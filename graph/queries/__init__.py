"""Named Cypher: each function gives a statement and its parameters, and does nothing else."""
