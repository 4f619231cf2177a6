"""What learns: one folder per model with its definition, training, export and evaluation; weights/ holds what ships."""
