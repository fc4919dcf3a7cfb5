// Meetings that were planned, and of which nobody says that they were held
MATCH planned = (one:Person)-[plan:PLANS_TO_MEET]->(other:Person)
WHERE NOT EXISTS { MATCH (one)-[met:MEETS]-(other) WHERE met.last >= plan.first }
RETURN planned
