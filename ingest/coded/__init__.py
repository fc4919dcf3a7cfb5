"""Event data that others coded, as facts: ICEWS and GDELT.

What is coded has no sentence. Its evidence is the record itself: the line of the dataset, letter for letter, is
the text of an article whose source is the dataset, and the one fact of that article quotes it whole. So the
record can be shown, retracted and counted like any article; and `extractor` (`coded/icews`, `coded/gdelt`)
tells what was coded from what was read.
"""
