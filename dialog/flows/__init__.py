"""What the assistant can do: flows as YAML (`*.yaml` here), their schema (`spec`), and the actions that they name."""
