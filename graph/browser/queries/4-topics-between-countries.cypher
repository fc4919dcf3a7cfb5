// What two countries cooperate on, with a sentence that says so
MATCH (:Country {name: 'Russia'})-[:PARTICIPATED_IN]->(h:Cooperation)<-[:PARTICIPATED_IN]-(:Country {name: 'Iran'})
MATCH (h)<-[:SUPPORTS]-(f:Fact)-[:ABOUT]->(topic:Entity)
WITH DISTINCT topic, f
RETURN topic.name AS topic, f.status AS status, count(f) AS facts, min(f.earliest) AS since, min(f.quotes[0]) AS words
ORDER BY facts DESC, topic, status
