### Returns, exchanges and repairs.

return-which-item = Which item of order { $order_number } is it: { $choices }?
return-refused = I'm sorry, this item cannot be returned.
return-rule = { $rule ->
    [not-delivered] The order has not arrived yet.
    [cancelled] The order was cancelled.
    [already-returned] There is a return for it already.
    [window-closed] The return period ended on { $window_ends_on }.
    [warranty-ended] The warranty ended on { $warranty_ends_on }.
    [warranty-no-refund] The return period is over. Under the warranty we repair or exchange it.
    [final-sale] It is a clearance item, which comes back only if something is wrong with it.
    [hygiene-opened] Hygiene goods come back only unopened.
   *[out-of-stock] It is out of stock, so it cannot be exchanged.
}
return-not-for-reason = I'm sorry, for that reason this item cannot come back. It would have to be faulty.
return-ask-unopened = This is a hygiene item, which comes back only unopened. Is its seal still whole?
return-ask-issue = What is the reason: is it damaged, defective, the wrong item, the wrong size, or did you change your mind?
return-ask-evidence = Please describe what is wrong, or send me a photo.
return-ask-resolution = Would you like a refund, an exchange or a repair?
return-ask-refund-method = Should the refund go to your original payment method or to a gift card?
return-issue = { $issue_type ->
    [damaged] damaged
    [defective] defective
    [wrong_item] wrong item
    [not_as_described] not as described
    [too_small] too small
    [too_large] too large
    [changed_mind] changed my mind
    [missing_parts] missing parts
   *[other] another reason
}
return-confirm = { $wanted_resolution ->
    [refund] I will register this return: { $item_name } from order { $order_number }. The reason is: { return-issue }. You get a refund, paid to { $refund_method ->
        [gift_card] a gift card
       *[original_payment] your original payment method
    }. Shall I do that? Please say yes or no.
    [exchange] I will register this exchange: { $item_name } from order { $order_number }. The reason is: { return-issue }. Shall I do that? Please say yes or no.
   *[repair] I will register this repair: { $item_name } from order { $order_number }. The reason is: { return-issue }. Shall I do that? Please say yes or no.
}
return-done = Your return is registered. The return number is { $return_id }.
return-done-refund = You will get { $refund } back once the item has reached us.
return-parcel-unknown = I cannot see a parcel with the number { $tracking_number } yet.
