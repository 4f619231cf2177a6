### ما يُفعل بالطلب بعد الشراء، والمشورة قبله، وما يُترك لموظف.

this-item = تقصد { $item_name } من الطلب { $order_number }.
this-order = هل تقصد الطلب { $order_number } وفيه { $names }؟
no-such-item = لا أجد ذلك بين طلباتك.
pending-none = لم يعد من الممكن إلغاء أي من طلباتك أو تعديله.
return-which-order = يمكن إرجاع هذه الطلبات: { $numbers }. أيها تقصد؟
return-none-open = لا يمكن إرجاع أي من طلباتك حاليًا.
not-possible = عذرًا، هذا غير ممكن.

cancel-confirm = سألغي الطلب { $order_number } وفيه { $names }. يُعاد إليك { $refund } بطريقة الدفع نفسها. هل أفعل ذلك؟ من فضلك قل نعم أو لا.
cancel-done = أُلغي الطلب { $order_number }.
cancel-return-later = عند وصوله يمكنني تسجيل إرجاع.
cancel-refund = يُعاد إليك { $refund } بطريقة الدفع نفسها.

change-ask-kind = ماذا تريد أن أغيّر: العنوان أم منتجًا أم الدفع؟
change-ask-address = إلى أين نرسله؟ اذكر من فضلك الشارع والرقم والمدينة والرمز البريدي، وافصل بينها بفواصل.
change-address-unclear = عذرًا، لم أتمكن من قراءة هذا العنوان.
change-address-confirm = سيُرسل الطلب { $order_number } إلى هذا العنوان: { $address }. هل أفعل ذلك؟ من فضلك قل نعم أو لا.
change-address-done = يُرسل الطلب { $order_number } الآن إلى { $city }.
change-ask-variant = ماذا تريد بدلًا من { $item_name }: { $choices }؟
change-no-variant = لا يوجد نوع آخر من { $item_name } في المخزون.
change-items-confirm = في الطلب { $order_number } يُستبدل { $item_name } بـ { $variant }. يُسوّى فرق السعر بطريقة الدفع نفسها. هل أفعل ذلك؟ من فضلك قل نعم أو لا.
change-items-done = عُدّل الطلب { $order_number }. مجموعه الآن { $total }.
change-ask-payment = كيف تريد أن تدفع: { $choices }؟
change-payment-confirm = سيُدفع الطلب { $order_number } بواسطة { $payment_label }، ويُعاد ما دُفع سابقًا. هل أفعل ذلك؟ من فضلك قل نعم أو لا.
change-payment-done = يُدفع الطلب { $order_number } الآن بواسطة { $payment }.

refund-none = لا أجد أي إرجاع.
refund-state = { $state ->
    [requested] سُجّل الإرجاع { $return_id }: { $item_name }. ننتظر وصوله إلينا.
    [received] وصلنا الإرجاع { $return_id }: { $item_name }.
   *[closed] انتهى الإرجاع { $return_id }: { $item_name }.
}
refund-amount = { $state ->
    [closed] أُعيد إليك { $refund }.
   *[other] يُعاد إليك { $refund }.
}

warranty-none = لم يصل أي من طلباتك بعد.
warranty-until = ضمان { $item_name } سارٍ حتى { $until }.

invoice-confirm = سأصدر فاتورة الطلب { $order_number }. هل أفعل ذلك؟ من فضلك قل نعم أو لا.
invoice-done = هذه فاتورتك { $invoice_id }.

coupon-none = لا توجد قسيمة لك حاليًا.
coupon-one = قيمة القسيمة { $code } هي { $worth }.
coupon-until = وهي صالحة حتى { $expires_on }.

compare-which = أي منتجين أقارن؟ ابحث عن بعضها أولًا أو اذكر اسميهما.
compare-prices = سعر { $first } هو { $first_price }، وسعر { $second } هو { $second_price }.
compare-attribute = { $name }: { $first } للأول، و{ $second } للثاني.
compare-same = لا أعرف فرقًا آخر.
recommend-intro = أنصحك بهذه.

stock-size = { $stock ->
    [0] نفد { $name } بمقاس { $size }.
   *[other] { $name } بمقاس { $size }: المتوفر { $stock }.
}
stock-sizes = المقاسات المتوفرة: { $sizes }.
stock-no-size = لا يوجد { $name } بمقاس { $size }.

complaint-sorry = أعتذر بشدة. ما كان ينبغي أن يحدث هذا.
goodwill-confirm = اعتذارًا منا يمكنني أن أقدم لك قسيمة لطلبك القادم. هل تريدها؟ من فضلك قل نعم أو لا.
goodwill-done = هذه قسيمتك: { $code }، قيمتها { $amount }، وهي صالحة حتى { $expires_on }.

ticket-confirm = يمكنني إحالة الأمر إلى موظف: أفتح تذكرة فيها ملخص لحديثنا. هل أفعل ذلك؟ من فضلك قل نعم أو لا.
ticket-done = فُتحت تذكرتك. رقمها { $ticket_id }.

clarify = أريد أن أتأكد. هل تقصد: { $choices }؟
wish = { $wish ->
    [order_status] حالة طلب
    [parcel_tracking] مكان طرد
    [cancel_order] إلغاء طلب
    [change_order] تعديل طلب
    [return] إرجاع
    [exchange] استبدال
    [refund_status] استرداد المال
    [warranty_repair] إصلاح
    [invoice] فاتورة
    [coupon] قسيمة
    [compare] مقارنة منتجات
    [recommend] توصية
    [stock_size] المخزون والمقاسات
    [store_policy] قواعد المتجر
    [complaint] شكوى
    [talk_to_person] التحدث إلى موظف
   *[product_search] منتج
}
