### Orders, parcels and who is speaking.

identify = To look into your orders I need to know who you are. Please tell me your e-mail address, or your name and postal code.
identify-again = I could not find you with that. Please check your e-mail address, or tell me your name and postal code.
identify-person = I could not confirm who you are, so I may not show any order here. A person has to check this.
identify-postal-code = Thank you, { $name }. And your postal code, please?
identify-name = Thank you. And your name, please?
identify-for-order = To open order { $order_number }, please tell me your e-mail address, or the last four digits of your phone number.
identified = Thank you, { $name }.
identified-now = I can see your orders now. What can I do for you?

no-orders = There are no orders in your account yet.
which-order = Which order do you mean? Your latest ones are { $numbers }.
order-not-found = I cannot find order { $order_number } in your account. Please check the number and tell me again.
order-state = { $state ->
    [pending] Order { $order_number } of { $ordered_on } is waiting to be processed.
    [processed] Order { $order_number } of { $ordered_on } is being packed.
    [shipped] Order { $order_number } of { $ordered_on } has been shipped.
    [delivered] Order { $order_number } of { $ordered_on } has been delivered.
    [cancelled] Order { $order_number } of { $ordered_on } was cancelled.
    [return_requested] A return is open for order { $order_number } of { $ordered_on }.
    [returned] Order { $order_number } of { $ordered_on } has been returned.
    [exchanged] Order { $order_number } of { $ordered_on } was exchanged.
   *[refunded] Order { $order_number } of { $ordered_on } has been refunded.
}
order-delivered-on = It arrived on { $delivered_on }.
order-expected-on = It should arrive by { $expected_on }.
order-items = { $count ->
    [one] It holds { $names }, in total { $total }.
   *[other] It holds { $count } items: { $names }, in total { $total }.
}

which-parcel = More than one parcel is on its way. Which order do you mean: { $choices }?
parcel-state = { $state ->
    [announced] { $carrier } has been told about parcel { $tracking_number }, and does not have it yet.
    [pending] { $carrier } has been told about parcel { $tracking_number }, and does not have it yet.
    [in_transit] Parcel { $tracking_number } is on its way with { $carrier }.
    [shipped] Parcel { $tracking_number } is on its way with { $carrier }.
    [out_for_delivery] Parcel { $tracking_number } is out for delivery with { $carrier }.
    [delivered] Parcel { $tracking_number } was delivered by { $carrier }.
    [delayed] Parcel { $tracking_number } with { $carrier } is delayed.
    [returned] Parcel { $tracking_number } has come back to us with { $carrier }.
   *[other] Parcel { $tracking_number } travels with { $carrier }.
}
parcel-last = Last seen on { $at }: { $text }, { $place }.
parcel-last-here = Last seen on { $at }: { $text }.
parcel-expected-on = It should arrive by { $expected_on }.
parcel-not-found = I cannot find a parcel with the number { $tracking_number }. Please check the number and tell me again.
parcel-none-yet = Order { $order_number } has no parcel yet.
label-conflict = I read more than one number on this label: { $choices }. Which one do you mean?
label-tracking = I read the tracking number { $tracking_number } on the label.
label-tracking-carrier = I read the { $carrier } tracking number { $tracking_number } on the label.
label-order = I read order number { $order_number } on the label.
