"""The composition root, and the only place that knows Ray: settings in, a running shop assistant out."""
