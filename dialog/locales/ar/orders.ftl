### الطلبات والطرود والتحقق من الهوية.

identify = للاطلاع على الطلبات أحتاج إلى معرفة هويتك. يُرجى ذكر البريد الإلكتروني، أو الاسم والرمز البريدي.
identify-again = لم أجد حسابك بهذه البيانات. يُرجى مراجعة البريد الإلكتروني، أو ذكر الاسم والرمز البريدي.
identify-person = تعذر التحقق من الهوية، فلا يمكنني عرض أي طلب هنا. يجب أن يراجع أحد الموظفين ذلك.
identify-postal-code = شكرًا { $name }. ما الرمز البريدي من فضلك؟
identify-name = شكرًا. ما الاسم من فضلك؟
identify-for-order = لفتح الطلب { $order_number }، يُرجى ذكر البريد الإلكتروني، أو آخر أربعة أرقام من الهاتف.
identified = شكرًا { $name }.
identified-now = يمكنني الآن الاطلاع على طلباتك. كيف يمكنني مساعدتك؟

no-orders = لا توجد طلبات في حسابك بعد.
which-order = أي طلب تقصد؟ أحدث الطلبات هي { $numbers }.
order-not-found = لا أجد الطلب { $order_number } في حسابك. يُرجى مراجعة الرقم وذكره مرة أخرى.
order-state = { $state ->
    [pending] الطلب { $order_number } بتاريخ { $ordered_on } بانتظار المعالجة.
    [processed] الطلب { $order_number } بتاريخ { $ordered_on } قيد التغليف.
    [shipped] الطلب { $order_number } بتاريخ { $ordered_on } تم شحنه.
    [delivered] الطلب { $order_number } بتاريخ { $ordered_on } تم تسليمه.
    [cancelled] الطلب { $order_number } بتاريخ { $ordered_on } تم إلغاؤه.
    [return_requested] الطلب { $order_number } بتاريخ { $ordered_on } قيد الإرجاع.
    [returned] الطلب { $order_number } بتاريخ { $ordered_on } تم إرجاعه.
    [exchanged] الطلب { $order_number } بتاريخ { $ordered_on } تم استبداله.
   *[refunded] الطلب { $order_number } بتاريخ { $ordered_on } تم رد ثمنه.
}
order-delivered-on = وصل في { $delivered_on }.
order-expected-on = من المتوقع أن يصل بحلول { $expected_on }.
order-items = { $count ->
    [one] يضم منتجًا واحدًا: { $names }، والمجموع { $total }.
    [two] يضم منتجين: { $names }، والمجموع { $total }.
    [few] يضم { $count } منتجات: { $names }، والمجموع { $total }.
    [many] يضم { $count } منتجًا: { $names }، والمجموع { $total }.
   *[other] يضم { $count } منتج: { $names }، والمجموع { $total }.
}

which-parcel = هناك أكثر من طرد في الطريق. أي طلب تقصد: { $choices }؟
parcel-state = { $state ->
    [announced] أُبلغت { $carrier } بالطرد { $tracking_number }، ولم تستلمه بعد.
    [pending] أُبلغت { $carrier } بالطرد { $tracking_number }، ولم تستلمه بعد.
    [in_transit] الطرد { $tracking_number } في الطريق مع { $carrier }.
    [shipped] الطرد { $tracking_number } في الطريق مع { $carrier }.
    [out_for_delivery] الطرد { $tracking_number } خرج للتوصيل مع { $carrier }.
    [delivered] الطرد { $tracking_number } تم تسليمه عن طريق { $carrier }.
    [delayed] الطرد { $tracking_number } مع { $carrier } متأخر.
    [returned] الطرد { $tracking_number } عاد إلينا مع { $carrier }.
   *[other] الطرد { $tracking_number } لدى { $carrier }.
}
parcel-last = آخر خبر في { $at }: { $text }، { $place }.
parcel-last-here = آخر خبر في { $at }: { $text }.
parcel-expected-on = من المتوقع أن يصل بحلول { $expected_on }.
parcel-not-found = لا أجد طردًا بالرقم { $tracking_number }. يُرجى مراجعة الرقم وذكره مرة أخرى.
parcel-none-yet = ليس للطلب { $order_number } طرد بعد.
label-conflict = على هذا الملصق أكثر من رقم: { $choices }. أي رقم تقصد؟
label-tracking = رقم التتبع على الملصق هو { $tracking_number }.
label-tracking-carrier = رقم التتبع لدى { $carrier } على الملصق هو { $tracking_number }.
label-order = رقم الطلب على الملصق هو { $order_number }.
