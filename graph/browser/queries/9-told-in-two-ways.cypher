// What is told in more than one way: planned in one sentence and held in another, or denied
MATCH (f:Fact)-[:SUPPORTS]->(h:Happening)
WHERE size(h.statuses) > 1
WITH DISTINCT h, f
RETURN h.name AS what, f.status AS status, f.article AS article, f.quotes[0] AS words
ORDER BY what, status
