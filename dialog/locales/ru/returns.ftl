### Возвраты, обмен и ремонт.

return-which-item = О каком товаре из заказа { $order_number } речь: { $choices }?
return-refused = Извините, этот товар вернуть нельзя.
return-rule = { $rule ->
    [not-delivered] Заказ ещё не пришёл.
    [cancelled] Заказ отменён.
    [already-returned] На этот товар уже оформлен возврат.
    [window-closed] Срок возврата закончился { $window_ends_on }.
    [warranty-ended] Гарантия закончилась { $warranty_ends_on }.
    [warranty-no-refund] Срок возврата прошёл. По гарантии мы можем отремонтировать или обменять товар.
    [final-sale] Это товар с распродажи, его принимают обратно, только если в нём есть недостаток.
    [hygiene-opened] Товары для гигиены принимают обратно только невскрытыми.
   *[out-of-stock] Его нет в наличии, поэтому обменять нельзя.
}
return-not-for-reason = Извините, по этой причине товар вернуть нельзя. В нём должен быть недостаток.
return-ask-unopened = Это товар для гигиены, его принимают обратно только невскрытым. Упаковка ещё не вскрыта?
return-ask-issue = Какая причина: товар повреждён, неисправен, прислали не тот, не подошёл размер или вы передумали?
return-ask-evidence = Опишите, пожалуйста, что не так, или пришлите фото.
return-ask-resolution = Вы хотите вернуть деньги, обменять товар или отдать его в ремонт?
return-ask-refund-method = Вернуть деньги тем же способом, каким вы платили, или на подарочную карту?
return-issue = { $issue_type ->
    [damaged] товар повреждён
    [defective] товар неисправен
    [wrong_item] прислали не тот товар
    [not_as_described] не соответствует описанию
    [too_small] мал
    [too_large] велик
    [changed_mind] передумали
    [missing_parts] не хватает деталей
   *[other] другая причина
}
return-confirm = { $wanted_resolution ->
    [refund] Я оформлю возврат: { $item_name }, заказ { $order_number }. Причина: { return-issue }. Деньги вернутся { $refund_method ->
        [gift_card] на подарочную карту
       *[original_payment] тем же способом, каким вы платили
    }. Оформить? Скажите, пожалуйста, да или нет.
    [exchange] Я оформлю обмен: { $item_name }, заказ { $order_number }. Причина: { return-issue }. Оформить? Скажите, пожалуйста, да или нет.
   *[repair] Я оформлю ремонт: { $item_name }, заказ { $order_number }. Причина: { return-issue }. Оформить? Скажите, пожалуйста, да или нет.
}
return-done = Ваш возврат оформлен. Номер возврата: { $return_id }.
return-done-refund = Вы получите { $refund }, когда товар придёт к нам.
return-parcel-unknown = Посылка с номером { $tracking_number } пока не видна.
