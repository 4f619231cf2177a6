### Đơn hàng, bưu kiện và xác nhận danh tính.

identify = Để xem đơn hàng, tôi cần biết quý khách là ai. Vui lòng cho biết địa chỉ email, hoặc họ tên và mã bưu chính.
identify-again = Tôi không tìm thấy quý khách với thông tin đó. Vui lòng kiểm tra lại địa chỉ email, hoặc cho biết họ tên và mã bưu chính.
identify-person = Tôi không xác nhận được danh tính, nên không thể hiển thị đơn hàng nào. Việc này cần nhân viên kiểm tra.
identify-postal-code = Cảm ơn quý khách { $name }. Xin cho biết mã bưu chính?
identify-name = Cảm ơn quý khách. Xin cho biết họ tên?
identify-for-order = Để mở đơn hàng { $order_number }, vui lòng cho biết địa chỉ email, hoặc bốn số cuối của số điện thoại.
identified = Cảm ơn quý khách { $name }.
identified-now = Bây giờ tôi xem được đơn hàng của quý khách. Tôi có thể giúp gì ạ?

no-orders = Tài khoản của quý khách chưa có đơn hàng nào.
which-order = Quý khách muốn hỏi đơn hàng nào? Các đơn gần đây là { $numbers }.
order-not-found = Tôi không tìm thấy đơn hàng { $order_number } trong tài khoản của quý khách. Vui lòng kiểm tra số và cho tôi biết lại.
order-state = { $state ->
    [pending] Đơn hàng { $order_number } đặt ngày { $ordered_on } đang chờ xử lý.
    [processed] Đơn hàng { $order_number } đặt ngày { $ordered_on } đang được đóng gói.
    [shipped] Đơn hàng { $order_number } đặt ngày { $ordered_on } đã được gửi đi.
    [delivered] Đơn hàng { $order_number } đặt ngày { $ordered_on } đã được giao.
    [cancelled] Đơn hàng { $order_number } đặt ngày { $ordered_on } đã bị hủy.
    [return_requested] Đơn hàng { $order_number } đặt ngày { $ordered_on } đang xử lý trả hàng.
    [returned] Đơn hàng { $order_number } đặt ngày { $ordered_on } đã được trả lại.
    [exchanged] Đơn hàng { $order_number } đặt ngày { $ordered_on } đã được đổi.
   *[refunded] Đơn hàng { $order_number } đặt ngày { $ordered_on } đã được hoàn tiền.
}
order-delivered-on = Hàng đến ngày { $delivered_on }.
order-expected-on = Dự kiến hàng đến trước ngày { $expected_on }.
order-items = Đơn có { $count } sản phẩm: { $names }, tổng cộng { $total }.

which-parcel = Có nhiều bưu kiện đang trên đường. Quý khách muốn hỏi đơn hàng nào: { $choices }?
parcel-state = { $state ->
    [announced] { $carrier } đã có thông tin bưu kiện { $tracking_number }, nhưng chưa nhận hàng.
    [pending] { $carrier } đã có thông tin bưu kiện { $tracking_number }, nhưng chưa nhận hàng.
    [in_transit] Bưu kiện { $tracking_number } đang được { $carrier } vận chuyển.
    [shipped] Bưu kiện { $tracking_number } đang được { $carrier } vận chuyển.
    [out_for_delivery] Bưu kiện { $tracking_number } đang được { $carrier } đi giao.
    [delivered] Bưu kiện { $tracking_number } đã được { $carrier } giao.
    [delayed] Bưu kiện { $tracking_number } của { $carrier } bị chậm.
    [returned] Bưu kiện { $tracking_number } đã được { $carrier } chuyển về cửa hàng.
   *[other] Bưu kiện { $tracking_number } do { $carrier } vận chuyển.
}
parcel-last = Tin mới nhất ngày { $at }: { $text }, { $place }.
parcel-last-here = Tin mới nhất ngày { $at }: { $text }.
parcel-expected-on = Dự kiến hàng đến trước ngày { $expected_on }.
parcel-not-found = Tôi không tìm thấy bưu kiện số { $tracking_number }. Vui lòng kiểm tra số và cho tôi biết lại.
parcel-none-yet = Đơn hàng { $order_number } chưa có bưu kiện.
label-conflict = Nhãn này có nhiều số: { $choices }. Quý khách muốn hỏi số nào?
label-tracking = Mã vận đơn trên nhãn là { $tracking_number }.
label-tracking-carrier = Mã vận đơn của { $carrier } trên nhãn là { $tracking_number }.
label-order = Mã đơn hàng trên nhãn là { $order_number }.
