"""The demo shop: a fixed catalogue, and customers, orders and parcels grown from a seed and a date."""
