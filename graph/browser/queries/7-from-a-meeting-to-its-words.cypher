// From two people to the sentences that say they met, and the articles that they stand in
MATCH (:Person {name: 'Vladimir Putin'})-[:PARTICIPATED_IN]->(m:Meeting)<-[:PARTICIPATED_IN]-(:Person {name: 'Ali Khamenei'})
MATCH words = (m)<-[:SUPPORTS]-(:Fact)<-[:REPORTS]-(:Article)
RETURN words
