// The picture: who meets, visits and attends, who cooperates with whom and on what
MATCH picture = (:Entity)-[edge]->(:Entity)
WHERE edge.projected
RETURN picture LIMIT 300
