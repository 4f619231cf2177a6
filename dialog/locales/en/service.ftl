### What is done with an order after it was placed, advice before it, and what is left to people.

this-item = You mean { $item_name } from order { $order_number }.
this-order = Is it about order { $order_number } with { $names }?
no-such-item = I do not find that among your orders.
pending-none = None of your orders can be cancelled or changed any more.
return-which-order = These orders can come back: { $numbers }. Which one do you mean?
return-none-open = None of your orders can come back at the moment.
not-possible = I'm sorry, that is not possible.

cancel-confirm = I will cancel order { $order_number } with { $names }. { $refund } goes back the way you paid. Shall I do that? Please say yes or no.
cancel-done = Order { $order_number } is cancelled.
cancel-return-later = Once it has arrived, I can take a return.
cancel-refund = { $refund } goes back the way you paid.

change-ask-kind = What should I change: the address, an item or the payment?
change-ask-address = Where should it go? Please tell me street and number, city and postal code, with commas between them.
change-address-unclear = I'm sorry, I could not read that address.
change-address-confirm = Order { $order_number } will go to this address: { $address }. Shall I do that? Please say yes or no.
change-address-done = Order { $order_number } now goes to { $city }.
change-ask-variant = Which one would you like instead of { $item_name }: { $choices }?
change-no-variant = There is nothing else of { $item_name } in stock.
change-items-confirm = In order { $order_number }, { $item_name } becomes { $variant }. A difference in price is settled the way you paid. Shall I do that? Please say yes or no.
change-items-done = Order { $order_number } is changed. Its total is now { $total }.
change-ask-payment = How would you like to pay: { $choices }?
change-payment-confirm = Order { $order_number } will be paid with { $payment_label }, and what was paid before goes back. Shall I do that? Please say yes or no.
change-payment-done = Order { $order_number } is now paid with { $payment }.

refund-none = I see no return there.
refund-state = { $state ->
    [requested] Return { $return_id } is registered: { $item_name }. We are waiting for the parcel.
    [received] Return { $return_id } has reached us: { $item_name }.
   *[closed] Return { $return_id } is completed: { $item_name }.
}
refund-amount = { $state ->
    [closed] { $refund } has been paid back.
   *[other] You get { $refund } back.
}

warranty-none = None of your orders has arrived yet.
warranty-until = The warranty of { $item_name } lasts until { $until }.

invoice-confirm = I will send you the invoice of order { $order_number }. Shall I do that? Please say yes or no.
invoice-done = Here is your invoice { $invoice_id }.

coupon-none = There is no coupon for you at the moment.
coupon-one = Coupon { $code } is worth { $worth }.
coupon-until = It is valid until { $expires_on }.

compare-which = Which two products should I compare? Look for some first, or name them.
compare-prices = { $first } costs { $first_price }, and { $second } costs { $second_price }.
compare-attribute = { $name }: { $first } for the first, { $second } for the second.
compare-same = I know of no other difference.
recommend-intro = I would recommend these.

stock-size = { $stock ->
    [0] { $name } is sold out in size { $size }.
   *[other] { $name } in size { $size }: { $stock } in stock.
}
stock-sizes = It comes in these sizes: { $sizes }.
stock-no-size = { $name } does not come in size { $size }.

complaint-sorry = I'm sorry about this. That should not have happened.
goodwill-confirm = To make up for it, I can give you a coupon for your next order. Would you like that? Please say yes or no.
goodwill-done = This is your coupon: { $code }, worth { $amount }, valid until { $expires_on }.

ticket-confirm = I can pass this to a person: I open a ticket with a summary of our talk. Shall I do that? Please say yes or no.
ticket-done = Your ticket is open. Its number is { $ticket_id }.

clarify = I want to be sure. Do you mean: { $choices }?
wish = { $wish ->
    [order_status] the state of an order
    [parcel_tracking] where a parcel is
    [cancel_order] cancelling an order
    [change_order] changing an order
    [return] a return
    [exchange] an exchange
    [refund_status] a refund
    [warranty_repair] a repair
    [invoice] an invoice
    [coupon] a coupon
    [compare] comparing products
    [recommend] a recommendation
    [stock_size] stock and sizes
    [store_policy] our shop rules
    [complaint] a complaint
    [talk_to_person] a person
   *[product_search] a product
}
