"""A shop that is correct without any AI: catalogue, customers, orders, parcels, returns, and the tools to use them."""
