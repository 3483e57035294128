"""From the words of a request to what it probably is: a linear model of words and pieces of words.

`training.train` makes a `model.TriageModel` of labelled texts, `evaluation.evaluate` says how often one is right.
Everything is deterministic: the same examples give the same model, byte for byte. numpy is imported here, so whoever
calls this imports it when it is needed, never at the start of the program.
"""
