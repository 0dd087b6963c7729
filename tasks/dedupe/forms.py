"""The two forms in which items are compared: as texts, and as headlines.

Articles are compared with articles, and headlines with headlines or with the short form of an article, each in
tables of its own kind: prose words look rare where most items are headlines (basil beside 2,400 headlines falls from
96/93 to 79/39 in one table).
"""

CHANNELS = ("words", "lead", "grams", "names")  # names: texts gain half a point, and the seeds' band grows
SHARES = (2, 2, 1, 2)  # letters repeat what words say: at half a share the seeds' margin grows from .066 to .072
BRIEF_SHARES = (2, 1)  # of words and letters between headlines, which have no lead and hardly names
BRIEF_SCALE = 1.1  # two texts near the threshold score 1.08 (saudi) to 1.09 (basil) times what their words and letters
# alone do, so a headline's two channels are brought to the scale of a text's four: uci 80/79 to 81/81, og2021's Arabic
# part 84/71 to 85/72, gnews and og2021 unchanged, windows of eight gain a point
SHORT_SCALE = 1.03  # where either has a text: a few sentences share more by chance than headlines do
TEXTS = 6  # rare terms of 120 that two texts share before they are scored: with 4 of 90, as many pairs, saudi loses 3
HEADLINES = 1  # that a headline shares with what it meets
