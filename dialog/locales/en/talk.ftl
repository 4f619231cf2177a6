### General talk. Short sentences: they are spoken.

small-talk = { $kind ->
    [greeting] Hello! I can find products, track parcels and take returns. What can I do for you?
    [thanks] You're welcome. Is there anything else?
    [bye] Goodbye, and thank you for your visit.
    [who] I'm Vitrine, the shop's assistant, a computer programme. I can find products, tell you about your orders and parcels, and take returns.
    [how] I'm well, thank you. What can I do for you?
    [ack] Good. What can I do for you?
   *[nothing] All right. I'm here if you need anything.
}
out-of-scope = I'm sorry, that is outside what I can do. I can help with our products, orders, parcels, returns and shop rules.
unclear = I'm sorry, I did not understand that. You can ask me for a product, an order, a parcel, a return or our shop rules.
not-here = { $wish ->
    [cancel_order] I'm sorry, I cannot cancel an order from here. I can tell you how it stands, or take a return once it has arrived.
    [change_order] I'm sorry, I cannot change an order from here. I can tell you how it stands.
    [invoice] I'm sorry, I cannot send an invoice from here. I can show you the order and its total.
    [compare] I'm sorry, I cannot compare products yet. Ask me about one of them, and I tell you its price and stock.
   *[coupon] I'm sorry, I cannot give or check discount codes from here. I can look for something in your price range.
}
person = I understand that you want a person. I cannot connect you or pass on a message from here.
sorry = I'm sorry about the trouble.
stuck = I'm sorry, I do not understand, and I don't want to waste your time. A person would help you better. Nothing has been changed.
not-understood = I'm sorry, I did not quite understand.
again = I said:
nothing-to-repeat = I have not said anything yet. What can I do for you?
only-languages = I can answer in { $languages } for now.
resume = { $flow ->
    [return] Now, back to your return.
   *[other] Now, back to what we were doing.
}
flow-cancelled = All right, I have stopped. Nothing has been changed.
withdrawn = All right, I have not done anything. What should I change?

ask-topic = Which rule would you like to know: returns, shipping, warranty, payment or privacy?
policy-unknown = I'm sorry, I have no shop rule about that, so I'd rather not guess. I know about returns, shipping, warranty, payment and privacy.
