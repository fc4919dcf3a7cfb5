// Find a person, country, body, place, event or topic by words of its name, English or Arabic
CALL db.index.fulltext.queryNodes('entity_names', 'روحاني') YIELD node, score
RETURN node.name AS name, node.name_ar AS name_ar, labels(node) AS labels, node.id AS id
ORDER BY score DESC LIMIT 20
