"""Knowledge: articles, similar cases beside a fault, questions to specialists."""
