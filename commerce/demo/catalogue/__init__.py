"""The demo catalogue: one YAML file per category, `words.yaml` for colours, departments and names of attributes."""
