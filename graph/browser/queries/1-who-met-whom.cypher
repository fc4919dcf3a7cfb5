// Who met whom at an event, or in its city while it lasted
MATCH (e:Event {id: 'gecf-summit-2015'})-[:HELD_IN*0..1]->(spot)<-[:AT|HELD_IN]-(m:Meeting)
WHERE spot.id = e.id OR (m.earliest >= e.start AND m.latest <= e.end)
WITH DISTINCT m
MATCH (m)<-[:PARTICIPATED_IN]-(who:Person)
RETURN m, who
