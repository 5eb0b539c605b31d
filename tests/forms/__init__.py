"""How typed lines become arguments, questions and refusals."""
