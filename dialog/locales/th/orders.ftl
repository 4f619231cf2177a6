### คำสั่งซื้อ พัสดุ และการยืนยันตัวตน ทุกประโยคจบด้วย ค่ะ หรือ คะ เพราะเป็นที่ตัดประโยค

identify = การดูคำสั่งซื้อต้องยืนยันตัวตนก่อนค่ะ กรุณาบอกอีเมล หรือชื่อกับรหัสไปรษณีย์ค่ะ
identify-again = ดิฉันไม่พบข้อมูลจากที่แจ้งมาค่ะ กรุณาตรวจสอบอีเมล หรือบอกชื่อกับรหัสไปรษณีย์ค่ะ
identify-person = ดิฉันยืนยันตัวตนไม่ได้ จึงแสดงคำสั่งซื้อไม่ได้ค่ะ เรื่องนี้ต้องให้เจ้าหน้าที่ตรวจสอบค่ะ
identify-postal-code = ขอบคุณค่ะ คุณ{ $name } ขอทราบรหัสไปรษณีย์ด้วยค่ะ
identify-name = ขอบคุณค่ะ ขอทราบชื่อด้วยค่ะ
identify-for-order = การเปิดดูคำสั่งซื้อ { $order_number } กรุณาบอกอีเมล หรือเบอร์โทรศัพท์สี่ตัวท้ายค่ะ
identified = ขอบคุณค่ะ คุณ{ $name }
identified-now = ตอนนี้ดิฉันดูคำสั่งซื้อของคุณได้แล้วค่ะ มีอะไรให้ช่วยคะ

no-orders = ในบัญชีของคุณยังไม่มีคำสั่งซื้อค่ะ
which-order = หมายถึงคำสั่งซื้อไหนคะ คำสั่งซื้อล่าสุดคือ { $numbers } ค่ะ
order-not-found = ดิฉันไม่พบคำสั่งซื้อ { $order_number } ในบัญชีของคุณค่ะ กรุณาตรวจสอบหมายเลขแล้วบอกอีกครั้งค่ะ
order-state = { $state ->
    [pending] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } รอดำเนินการค่ะ
    [processed] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } กำลังบรรจุค่ะ
    [shipped] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } จัดส่งแล้วค่ะ
    [delivered] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } ส่งถึงผู้รับแล้วค่ะ
    [cancelled] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } ถูกยกเลิกแล้วค่ะ
    [return_requested] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } อยู่ระหว่างคืนสินค้าค่ะ
    [returned] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } คืนสินค้าแล้วค่ะ
    [exchanged] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } เปลี่ยนสินค้าแล้วค่ะ
   *[refunded] คำสั่งซื้อ { $order_number } วันที่ { $ordered_on } คืนเงินแล้วค่ะ
}
order-delivered-on = ของถึงเมื่อวันที่ { $delivered_on } ค่ะ
order-expected-on = คาดว่าของจะถึงภายในวันที่ { $expected_on } ค่ะ
order-items = มีสินค้า { $count } ชิ้น คือ { $names } รวม { $total } ค่ะ

which-parcel = มีพัสดุกำลังเดินทางหลายชิ้นค่ะ หมายถึงคำสั่งซื้อไหนคะ { $choices }
parcel-state = { $state ->
    [announced] { $carrier } ได้รับแจ้งเรื่องพัสดุ { $tracking_number } แล้ว แต่ยังไม่ได้รับของค่ะ
    [pending] { $carrier } ได้รับแจ้งเรื่องพัสดุ { $tracking_number } แล้ว แต่ยังไม่ได้รับของค่ะ
    [in_transit] พัสดุ { $tracking_number } กำลังขนส่งโดย { $carrier } ค่ะ
    [shipped] พัสดุ { $tracking_number } กำลังขนส่งโดย { $carrier } ค่ะ
    [out_for_delivery] พัสดุ { $tracking_number } กำลังนำส่งโดย { $carrier } ค่ะ
    [delivered] พัสดุ { $tracking_number } ส่งถึงผู้รับแล้วโดย { $carrier } ค่ะ
    [delayed] พัสดุ { $tracking_number } ของ { $carrier } ล่าช้าค่ะ
    [returned] พัสดุ { $tracking_number } กลับมาถึงร้านแล้วโดย { $carrier } ค่ะ
   *[other] พัสดุ { $tracking_number } ดูแลโดย { $carrier } ค่ะ
}
parcel-last = ข้อมูลล่าสุดวันที่ { $at } คือ { $text } ที่ { $place } ค่ะ
parcel-last-here = ข้อมูลล่าสุดวันที่ { $at } คือ { $text } ค่ะ
parcel-expected-on = คาดว่าของจะถึงภายในวันที่ { $expected_on } ค่ะ
parcel-not-found = ดิฉันไม่พบพัสดุหมายเลข { $tracking_number } ค่ะ กรุณาตรวจสอบหมายเลขแล้วบอกอีกครั้งค่ะ
parcel-none-yet = คำสั่งซื้อ { $order_number } ยังไม่มีพัสดุค่ะ
label-conflict = บนใบปะหน้ามีหลายหมายเลขค่ะ { $choices } หมายถึงหมายเลขไหนคะ
label-tracking = เลขพัสดุบนใบปะหน้าคือ { $tracking_number } ค่ะ
label-tracking-carrier = เลขพัสดุของ { $carrier } บนใบปะหน้าคือ { $tracking_number } ค่ะ
label-order = หมายเลขคำสั่งซื้อบนใบปะหน้าคือ { $order_number } ค่ะ
