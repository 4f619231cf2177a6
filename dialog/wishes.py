"""What shoppers wish for, as names: which wishes sound alike, and how sure the dialogue wants to be of them."""

from __future__ import annotations

CHAT = ("small_talk", "out_of_scope")
GRIEVANCES = ("complaint", "talk_to_person")
PRODUCT_TALK = frozenset({"product_search", "recommend", "compare", "stock_size"})
KIN = (
    frozenset({"return", "exchange", "refund_status", "warranty_repair"}),
    frozenset({"order_status", "parcel_tracking"}),
    PRODUCT_TALK,
    frozenset(GRIEVANCES),
)
"""Wishes that sound alike: where a rule proves one of them, the classifier's word for another is no second wish."""
SEARCHES = ("product_search", "product_photo", "product_detail", "recommend", "compare", "stock_size")
"""Flows that leave products on the screen."""
TROUBLES = ("issue_type", "wanted_resolution", "refund_method")
"""Slots that speak of a return, not of a product to look for."""
UNHAPPY = 2
"""Moods up to this one are answered with an apology, once."""
GUESS = 0.25
"""Probability from which an intent is worth a guess."""
MAX_MISSES = 2
"""Clarifications before a person is the better help."""
