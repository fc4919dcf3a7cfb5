// A leader's year: what, with whom and where, and whether it took place
MATCH (leader:Person {name: 'Vladimir Putin'})-[:PARTICIPATED_IN]->(h:Happening)
WHERE h.latest >= '2015-01-01' AND h.earliest <= '2015-12-31' AND h.type <> 'STATE'
OPTIONAL MATCH (h)<-[:PARTICIPATED_IN]-(other:Entity) WHERE other.id <> leader.id
OPTIONAL MATCH (h)-[:HELD_IN|AT]->(spot:Entity)
WITH h, collect(DISTINCT other.name) AS others, collect(DISTINCT spot.name) AS spots
RETURN h.date_start AS day, h.type AS what, h.status AS status, others, spots, h.articles AS articles
ORDER BY day, what, h.id
