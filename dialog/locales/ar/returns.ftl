### الإرجاع والاستبدال والإصلاح.

return-which-item = أي منتج من الطلب { $order_number }: { $choices }؟
return-refused = عذرًا، لا يمكن إرجاع هذا المنتج.
return-rule = { $rule ->
    [not-delivered] الطلب لم يصل بعد.
    [cancelled] الطلب ملغى.
    [already-returned] يوجد طلب إرجاع لهذا المنتج من قبل.
    [window-closed] انتهت مدة الإرجاع في { $window_ends_on }.
    [warranty-ended] انتهى الضمان في { $warranty_ends_on }.
    [warranty-no-refund] انتهت مدة الإرجاع. يشمل الضمان الإصلاح أو الاستبدال.
    [final-sale] هذا من منتجات التصفية، ولا يُرجع إلا إذا كان به خلل.
    [hygiene-opened] منتجات النظافة لا تُرجع إلا وهي مغلقة.
   *[out-of-stock] نفد المنتج من المخزون، فلا يمكن استبداله.
}
return-not-for-reason = عذرًا، لا يمكن إرجاع هذا المنتج لهذا السبب. يجب أن يكون به خلل.
return-ask-unopened = هذا من منتجات النظافة، ولا يُرجع إلا وهو مغلق. هل ما زال مغلقًا؟
return-ask-issue = ما سبب الإرجاع: تالف، أم معطل، أم منتج خاطئ، أم مقاس غير مناسب، أم تغير الرأي؟
return-ask-evidence = يُرجى وصف المشكلة أو إرسال صورة.
return-ask-resolution = هل ترغب في استرداد المبلغ أم الاستبدال أم الإصلاح؟
return-ask-refund-method = هل يُرد المبلغ إلى طريقة الدفع الأصلية أم إلى بطاقة هدايا؟
return-issue = { $issue_type ->
    [damaged] تالف
    [defective] معطل
    [wrong_item] منتج خاطئ
    [not_as_described] غير مطابق للوصف
    [too_small] صغير جدًا
    [too_large] كبير جدًا
    [changed_mind] تغير الرأي
    [missing_parts] أجزاء ناقصة
   *[other] سبب آخر
}
return-confirm = { $wanted_resolution ->
    [refund] سأسجل إرجاع { $item_name } من الطلب { $order_number }. السبب: { return-issue }. ويُرد المبلغ إلى { $refund_method ->
        [gift_card] بطاقة هدايا
       *[original_payment] طريقة الدفع الأصلية
    }. هل أفعل ذلك؟ يُرجى الإجابة بنعم أو لا.
    [exchange] سأسجل استبدال { $item_name } من الطلب { $order_number }. السبب: { return-issue }. هل أفعل ذلك؟ يُرجى الإجابة بنعم أو لا.
   *[repair] سأسجل إصلاح { $item_name } من الطلب { $order_number }. السبب: { return-issue }. هل أفعل ذلك؟ يُرجى الإجابة بنعم أو لا.
}
return-done = تم تسجيل طلب الإرجاع. رقم الإرجاع هو { $return_id }.
return-done-refund = سيُرد إليك { $refund } بعد وصول المنتج إلينا.
return-parcel-unknown = لا أرى بعد طردًا بالرقم { $tracking_number }.
