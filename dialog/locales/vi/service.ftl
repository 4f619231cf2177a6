### Việc sau khi đặt hàng, tư vấn trước khi mua, và việc dành cho nhân viên.

this-item = Ý quý khách là { $item_name } trong đơn hàng { $order_number }.
this-order = Có phải đơn hàng { $order_number } gồm { $names } không ạ?
no-such-item = Tôi không tìm thấy món đó trong các đơn hàng của quý khách.
pending-none = Hiện không còn đơn hàng nào có thể hủy hoặc thay đổi.
return-which-order = Các đơn hàng có thể trả: { $numbers }. Quý khách muốn trả đơn nào ạ?
return-none-open = Hiện không có đơn hàng nào của quý khách có thể trả lại.
not-possible = Rất tiếc, việc này không thực hiện được.

cancel-confirm = Tôi sẽ hủy đơn hàng { $order_number } gồm { $names }. { $refund } được hoàn về cách quý khách đã thanh toán. Quý khách đồng ý không ạ? Vui lòng trả lời có hoặc không.
cancel-done = Đơn hàng { $order_number } đã được hủy.
cancel-return-later = Khi hàng đến nơi, tôi có thể nhận trả hàng.
cancel-refund = { $refund } được hoàn về cách quý khách đã thanh toán.

change-ask-kind = Quý khách muốn thay đổi gì: địa chỉ, sản phẩm hay thanh toán?
change-ask-address = Gửi đến đâu ạ? Vui lòng cho biết số nhà và đường, thành phố và mã bưu chính, cách nhau bằng dấu phẩy.
change-address-unclear = Rất tiếc, tôi không đọc được địa chỉ này.
change-address-confirm = Đơn hàng { $order_number } sẽ gửi đến địa chỉ này: { $address }. Quý khách đồng ý không ạ? Vui lòng trả lời có hoặc không.
change-address-done = Đơn hàng { $order_number } giờ gửi đến { $city }.
change-ask-variant = Quý khách muốn loại nào thay cho { $item_name }: { $choices }?
change-no-variant = { $item_name } không còn loại nào khác.
change-items-confirm = Trong đơn hàng { $order_number }, { $item_name } đổi thành { $variant }. Chênh lệch giá được tính theo cách quý khách đã thanh toán. Quý khách đồng ý không ạ? Vui lòng trả lời có hoặc không.
change-items-done = Đơn hàng { $order_number } đã được thay đổi. Tổng cộng giờ là { $total }.
change-ask-payment = Quý khách muốn thanh toán bằng cách nào: { $choices }?
change-payment-confirm = Đơn hàng { $order_number } sẽ thanh toán bằng { $payment_label }, và khoản đã trả trước được hoàn lại. Quý khách đồng ý không ạ? Vui lòng trả lời có hoặc không.
change-payment-done = Đơn hàng { $order_number } giờ thanh toán bằng { $payment }.

refund-none = Tôi không thấy yêu cầu trả hàng nào.
refund-state = { $state ->
    [requested] Yêu cầu trả hàng { $return_id } đã được ghi nhận: { $item_name }. Chúng tôi đang chờ nhận hàng.
    [received] Chúng tôi đã nhận hàng trả { $return_id }: { $item_name }.
   *[closed] Yêu cầu trả hàng { $return_id } đã hoàn tất: { $item_name }.
}
refund-amount = { $state ->
    [closed] { $refund } đã được hoàn lại.
   *[other] Quý khách được hoàn { $refund }.
}

warranty-none = Chưa có đơn hàng nào của quý khách được giao đến.
warranty-until = { $item_name } được bảo hành đến { $until }.

invoice-confirm = Tôi sẽ xuất hóa đơn cho đơn hàng { $order_number }. Quý khách đồng ý không ạ? Vui lòng trả lời có hoặc không.
invoice-done = Đây là hóa đơn { $invoice_id } của quý khách.

coupon-none = Hiện không có mã giảm giá nào cho quý khách.
coupon-one = Mã { $code } trị giá { $worth }.
coupon-until = Mã có hiệu lực đến { $expires_on }.

compare-which = Quý khách muốn so sánh hai sản phẩm nào? Hãy tìm trước hoặc cho tôi biết tên.
compare-prices = { $first } giá { $first_price }, còn { $second } giá { $second_price }.
compare-attribute = { $name }: sản phẩm thứ nhất { $first }, sản phẩm thứ hai { $second }.
compare-same = Tôi không thấy điểm khác biệt nào khác.
recommend-intro = Tôi xin giới thiệu các sản phẩm này.

stock-size = { $stock ->
    [0] { $name } cỡ { $size } đã hết hàng.
   *[other] { $name } cỡ { $size }: còn { $stock }.
}
stock-sizes = Có các cỡ: { $sizes }.
stock-no-size = { $name } không có cỡ { $size }.

complaint-sorry = Tôi thành thật xin lỗi. Lẽ ra chuyện này không nên xảy ra.
goodwill-confirm = Để xin lỗi, tôi có thể tặng quý khách một mã giảm giá cho đơn hàng tiếp theo. Quý khách có muốn nhận không ạ? Vui lòng trả lời có hoặc không.
goodwill-done = Đây là mã của quý khách: { $code }, trị giá { $amount }, có hiệu lực đến { $expires_on }.

ticket-confirm = Tôi có thể chuyển việc này cho nhân viên: tôi mở một phiếu kèm tóm tắt cuộc trò chuyện. Quý khách đồng ý không ạ? Vui lòng trả lời có hoặc không.
ticket-done = Phiếu đã được mở. Số phiếu là { $ticket_id }.

clarify = Tôi muốn hỏi lại cho chắc. Ý quý khách là: { $choices }?
wish = { $wish ->
    [order_status] tình trạng đơn hàng
    [parcel_tracking] kiện hàng đang ở đâu
    [cancel_order] hủy đơn hàng
    [change_order] thay đổi đơn hàng
    [return] trả hàng
    [exchange] đổi hàng
    [refund_status] hoàn tiền
    [warranty_repair] sửa chữa
    [invoice] hóa đơn
    [coupon] mã giảm giá
    [compare] so sánh sản phẩm
    [recommend] gợi ý sản phẩm
    [stock_size] hàng còn và kích cỡ
    [store_policy] quy định của cửa hàng
    [complaint] khiếu nại
    [talk_to_person] nói chuyện với nhân viên
   *[product_search] sản phẩm
}
