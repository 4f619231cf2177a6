### การคืน เปลี่ยน และซ่อม

return-which-item = สินค้าชิ้นไหนในคำสั่งซื้อ { $order_number } คะ { $choices }
return-refused = ขออภัยค่ะ สินค้านี้คืนไม่ได้ค่ะ
return-rule = { $rule ->
    [not-delivered] คำสั่งซื้อยังไม่ถึงผู้รับค่ะ
    [cancelled] คำสั่งซื้อถูกยกเลิกแล้วค่ะ
    [already-returned] มีการแจ้งคืนสินค้านี้อยู่แล้วค่ะ
    [window-closed] ระยะเวลาคืนสินค้าสิ้นสุดเมื่อวันที่ { $window_ends_on } ค่ะ
    [warranty-ended] การรับประกันสิ้นสุดเมื่อวันที่ { $warranty_ends_on } ค่ะ
    [warranty-no-refund] เลยระยะเวลาคืนสินค้าแล้วค่ะ ภายใต้การรับประกันเรารับซ่อมหรือเปลี่ยนค่ะ
    [final-sale] เป็นสินค้าล้างสต็อก รับคืนเฉพาะเมื่อมีปัญหาค่ะ
    [hygiene-opened] สินค้าสุขอนามัยรับคืนเฉพาะที่ยังไม่เปิดค่ะ
   *[out-of-stock] สินค้าหมด จึงเปลี่ยนไม่ได้ค่ะ
}
return-not-for-reason = ขออภัยค่ะ ด้วยเหตุผลนี้สินค้าคืนไม่ได้ค่ะ ต้องมีความบกพร่องค่ะ
return-ask-unopened = นี่เป็นสินค้าสุขอนามัย รับคืนเฉพาะที่ยังไม่เปิดค่ะ ซีลยังอยู่ครบไหมคะ
return-ask-issue = เหตุผลที่คืนคืออะไรคะ ชำรุด ใช้งานไม่ได้ ส่งผิด ขนาดไม่พอดี หรือเปลี่ยนใจคะ
return-ask-evidence = กรุณาอธิบายปัญหา หรือส่งรูปมาค่ะ
return-ask-resolution = ต้องการคืนเงิน เปลี่ยนสินค้า หรือซ่อมคะ
return-ask-refund-method = ให้คืนเงินเข้าช่องทางชำระเดิม หรือเป็นบัตรของขวัญคะ
return-issue = { $issue_type ->
    [damaged] ชำรุด
    [defective] ใช้งานไม่ได้
    [wrong_item] ส่งผิดชิ้น
    [not_as_described] ไม่ตรงกับรายละเอียด
    [too_small] เล็กเกินไป
    [too_large] ใหญ่เกินไป
    [changed_mind] เปลี่ยนใจ
    [missing_parts] ชิ้นส่วนไม่ครบ
   *[other] เหตุผลอื่น
}
return-confirm = { $wanted_resolution ->
    [refund] ดิฉันจะลงทะเบียนการคืน { $item_name } จากคำสั่งซื้อ { $order_number } ค่ะ เหตุผลคือ { return-issue } ค่ะ คืนเงินเข้า { $refund_method ->
        [gift_card] บัตรของขวัญ
       *[original_payment] ช่องทางชำระเดิม
    } ค่ะ ยืนยันไหมคะ กรุณาตอบว่าใช่หรือไม่ใช่ค่ะ
    [exchange] ดิฉันจะลงทะเบียนการเปลี่ยน { $item_name } จากคำสั่งซื้อ { $order_number } ค่ะ เหตุผลคือ { return-issue } ค่ะ ยืนยันไหมคะ กรุณาตอบว่าใช่หรือไม่ใช่ค่ะ
   *[repair] ดิฉันจะลงทะเบียนการซ่อม { $item_name } จากคำสั่งซื้อ { $order_number } ค่ะ เหตุผลคือ { return-issue } ค่ะ ยืนยันไหมคะ กรุณาตอบว่าใช่หรือไม่ใช่ค่ะ
}
return-done = ลงทะเบียนการคืนเรียบร้อยแล้วค่ะ หมายเลขการคืนคือ { $return_id } ค่ะ
return-done-refund = เมื่อสินค้าถึงร้าน คุณจะได้รับเงินคืน { $refund } ค่ะ
return-parcel-unknown = ดิฉันยังไม่เห็นพัสดุหมายเลข { $tracking_number } ค่ะ
