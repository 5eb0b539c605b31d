"""What the verbs of the command line do; each module is loaded by the verbs that need it."""
