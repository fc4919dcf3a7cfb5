// The shortest chain of held meetings between two people
MATCH (one:Person {name: 'Muhammadu Buhari'})
MATCH (other:Person {name: 'Hassan Rouhani'})
MATCH chain = shortestPath((one)-[:MEETS*..6]-(other))
RETURN chain
