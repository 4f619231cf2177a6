### เรื่องหลังการสั่งซื้อ คำแนะนำก่อนซื้อ และเรื่องที่ต้องให้เจ้าหน้าที่ดูแล

this-item = หมายถึง{ $item_name } ในคำสั่งซื้อ { $order_number } นะคะ
this-order = หมายถึงคำสั่งซื้อ { $order_number } ที่มี{ $names } ใช่ไหมคะ
no-such-item = ไม่พบสินค้านั้นในคำสั่งซื้อของคุณค่ะ
pending-none = ตอนนี้ไม่มีคำสั่งซื้อที่ยกเลิกหรือแก้ไขได้ค่ะ
return-which-order = คำสั่งซื้อที่คืนได้คือ { $numbers } ค่ะ ต้องการคืนรายการไหนคะ
return-none-open = ตอนนี้ไม่มีคำสั่งซื้อที่คืนได้ค่ะ
not-possible = ขออภัยค่ะ ทำรายการนี้ไม่ได้ค่ะ

cancel-confirm = จะยกเลิกคำสั่งซื้อ { $order_number } ที่มี{ $names } ค่ะ ยอด { $refund } จะคืนทางช่องทางที่ชำระไว้ค่ะ ให้ดำเนินการไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
cancel-done = ยกเลิกคำสั่งซื้อ { $order_number } แล้วค่ะ
cancel-return-later = เมื่อได้รับสินค้าแล้ว ดิฉันรับเรื่องคืนสินค้าให้ได้ค่ะ
cancel-refund = ยอด { $refund } จะคืนทางช่องทางที่ชำระไว้ค่ะ

change-ask-kind = ต้องการเปลี่ยนอะไรคะ ที่อยู่ สินค้า หรือวิธีชำระเงินคะ
change-ask-address = ให้ส่งไปที่ไหนคะ กรุณาบอกบ้านเลขที่และถนน เมือง และรหัสไปรษณีย์ คั่นด้วยเครื่องหมายจุลภาคค่ะ
change-address-unclear = ขออภัยค่ะ ดิฉันอ่านที่อยู่นี้ไม่ออกค่ะ
change-address-confirm = คำสั่งซื้อ { $order_number } จะส่งไปที่ { $address } ค่ะ ให้ดำเนินการไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
change-address-done = คำสั่งซื้อ { $order_number } จะส่งไปที่{ $city } แล้วค่ะ
change-ask-variant = ต้องการอะไรแทน{ $item_name } คะ { $choices } คะ
change-no-variant = { $item_name } ไม่มีแบบอื่นในสต็อกค่ะ
change-items-confirm = ในคำสั่งซื้อ { $order_number } จะเปลี่ยน{ $item_name } เป็น{ $variant } ค่ะ ส่วนต่างราคาจะคิดทางช่องทางที่ชำระไว้ค่ะ ให้ดำเนินการไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
change-items-done = แก้ไขคำสั่งซื้อ { $order_number } แล้วค่ะ ยอดรวมตอนนี้คือ { $total } ค่ะ
change-ask-payment = ต้องการชำระด้วยวิธีไหนคะ { $choices } คะ
change-payment-confirm = คำสั่งซื้อ { $order_number } จะชำระด้วย { $payment_label } และคืนเงินที่ชำระก่อนหน้านี้ค่ะ ให้ดำเนินการไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
change-payment-done = คำสั่งซื้อ { $order_number } ชำระด้วย { $payment } แล้วค่ะ

refund-none = ไม่พบรายการคืนสินค้าค่ะ
refund-state = { $state ->
    [requested] รับเรื่องคืนสินค้า { $return_id } แล้ว: { $item_name } ค่ะ เรากำลังรอรับสินค้าค่ะ
    [received] เราได้รับสินค้าคืน { $return_id } แล้ว: { $item_name } ค่ะ
   *[closed] การคืนสินค้า { $return_id } เสร็จแล้ว: { $item_name } ค่ะ
}
refund-amount = { $state ->
    [closed] คืนเงิน { $refund } แล้วค่ะ
   *[other] คุณจะได้รับเงินคืน { $refund } ค่ะ
}

warranty-none = ยังไม่มีคำสั่งซื้อที่ส่งถึงแล้วค่ะ
warranty-until = { $item_name } มีประกันถึง{ $until } ค่ะ

invoice-confirm = จะออกใบแจ้งหนี้ของคำสั่งซื้อ { $order_number } ค่ะ ให้ดำเนินการไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
invoice-done = นี่คือใบแจ้งหนี้ { $invoice_id } ของคุณค่ะ

coupon-none = ตอนนี้ไม่มีคูปองสำหรับคุณค่ะ
coupon-one = คูปอง { $code } มีมูลค่า { $worth } ค่ะ
coupon-until = ใช้ได้ถึง{ $expires_on } ค่ะ

compare-which = ให้เปรียบเทียบสินค้าสองชิ้นไหนคะ ค้นหาสินค้าก่อนหรือบอกชื่อได้เลยค่ะ
compare-prices = { $first } ราคา { $first_price } ส่วน{ $second } ราคา { $second_price } ค่ะ
compare-attribute = { $name }: ชิ้นแรก{ $first } ชิ้นที่สอง{ $second } ค่ะ
compare-same = ไม่พบข้อแตกต่างอื่นค่ะ
recommend-intro = ขอแนะนำสินค้าเหล่านี้ค่ะ

stock-size = { $stock ->
    [0] { $name } ไซซ์ { $size } หมดแล้วค่ะ
   *[other] { $name } ไซซ์ { $size } มี { $stock } ชิ้นค่ะ
}
stock-sizes = มีไซซ์ { $sizes } ค่ะ
stock-no-size = { $name } ไม่มีไซซ์ { $size } ค่ะ

complaint-sorry = ต้องขออภัยอย่างยิ่งค่ะ เรื่องนี้ไม่ควรเกิดขึ้นค่ะ
goodwill-confirm = เพื่อเป็นการขอโทษ ดิฉันมอบคูปองสำหรับการสั่งซื้อครั้งต่อไปให้ได้ค่ะ รับไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
goodwill-done = นี่คือคูปองของคุณ: { $code } มูลค่า { $amount } ใช้ได้ถึง{ $expires_on } ค่ะ

ticket-confirm = ดิฉันส่งเรื่องให้เจ้าหน้าที่ได้ค่ะ จะเปิดเรื่องพร้อมสรุปการสนทนาของเราค่ะ ให้ดำเนินการไหมคะ กรุณาตอบว่าใช่หรือไม่ค่ะ
ticket-done = เปิดเรื่องแล้วค่ะ หมายเลขคือ { $ticket_id } ค่ะ

clarify = ขอยืนยันนะคะ หมายถึง { $choices } ใช่ไหมคะ
wish = { $wish ->
    [order_status] สถานะคำสั่งซื้อ
    [parcel_tracking] ติดตามพัสดุ
    [cancel_order] ยกเลิกคำสั่งซื้อ
    [change_order] แก้ไขคำสั่งซื้อ
    [return] คืนสินค้า
    [exchange] เปลี่ยนสินค้า
    [refund_status] เงินคืน
    [warranty_repair] ซ่อมสินค้า
    [invoice] ใบแจ้งหนี้
    [coupon] คูปอง
    [compare] เปรียบเทียบสินค้า
    [recommend] คำแนะนำสินค้า
    [stock_size] สต็อกและไซซ์
    [store_policy] กฎของร้าน
    [complaint] ร้องเรียน
    [talk_to_person] คุยกับเจ้าหน้าที่
   *[product_search] หาสินค้า
}
